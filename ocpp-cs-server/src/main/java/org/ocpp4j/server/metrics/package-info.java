/** The metrics of the server. */
@NullMarked
package org.ocpp4j.server.metrics;

import org.jspecify.annotations.NullMarked;
