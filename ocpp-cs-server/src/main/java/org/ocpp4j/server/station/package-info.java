/** Stations, as operators know them. */
@NullMarked
package org.ocpp4j.server.station;

import org.jspecify.annotations.NullMarked;
