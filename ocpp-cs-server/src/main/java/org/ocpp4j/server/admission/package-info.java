/** The door of the stations: who may connect, who was refused and why. */
@NullMarked
package org.ocpp4j.server.admission;

import org.jspecify.annotations.NullMarked;
