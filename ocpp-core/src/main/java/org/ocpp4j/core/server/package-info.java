/** The central system's side: {@link org.ocpp4j.core.server.OcppServer}. */
@NullMarked
package org.ocpp4j.core.server;

import org.jspecify.annotations.NullMarked;
