package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Gives the version of the local authorization list (OCPP 1.6, section 6.28).
 *
 * @param listVersion version of the list; 0 if the list is empty, -1 if the station keeps none
 */
public record GetLocalListVersionResponse(long listVersion) implements Response {}
