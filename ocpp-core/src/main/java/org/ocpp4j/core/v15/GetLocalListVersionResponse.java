package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports which version of the local authorization list a station holds (OCPP 1.5, GetLocalListVersion.conf).
 *
 * @param listVersion version of the list; 0 means that the list is empty, -1 that the station does not support one
 */
public record GetLocalListVersionResponse(int listVersion) implements Response {}
