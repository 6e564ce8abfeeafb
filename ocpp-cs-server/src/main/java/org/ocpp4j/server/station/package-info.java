/** Stations and their connectors: what is set, what they reported, whether they are connected. */
@NullMarked
package org.ocpp4j.server.station;

import org.jspecify.annotations.NullMarked;
