/** Stations and their connectors: their settings, the states they reported, whether they are connected. */
@NullMarked
package org.ocpp4j.server.station;

import org.jspecify.annotations.NullMarked;
