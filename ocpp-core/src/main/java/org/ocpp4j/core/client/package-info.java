/** The station's end: {@link org.ocpp4j.core.client.OcppClient}, and connections that are opened again when they end. */
@NullMarked
package org.ocpp4j.core.client;

import org.jspecify.annotations.NullMarked;
