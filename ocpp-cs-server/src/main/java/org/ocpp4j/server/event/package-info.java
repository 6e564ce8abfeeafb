/** Events of stations, for listeners. */
@NullMarked
package org.ocpp4j.server.event;

import org.jspecify.annotations.NullMarked;
