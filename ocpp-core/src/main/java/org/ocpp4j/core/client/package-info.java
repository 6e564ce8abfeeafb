/** The station's side: {@link org.ocpp4j.core.client.OcppClient}, and connections that are reopened when they end. */
@NullMarked
package org.ocpp4j.core.client;

import org.jspecify.annotations.NullMarked;
