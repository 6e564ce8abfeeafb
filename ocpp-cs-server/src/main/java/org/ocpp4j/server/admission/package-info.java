/** The door of the stations: which stations may connect, which were refused and why. */
@NullMarked
package org.ocpp4j.server.admission;

import org.jspecify.annotations.NullMarked;
