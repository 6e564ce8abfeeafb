/** The central system's end: {@link org.ocpp4j.core.server.OcppServer}. */
@NullMarked
package org.ocpp4j.core.server;

import org.jspecify.annotations.NullMarked;
