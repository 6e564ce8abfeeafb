package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/** Asks a station which version of the local authorization list it holds (OCPP 1.5, GetLocalListVersion.req). */
public record GetLocalListVersionRequest() implements ToStation<GetLocalListVersionResponse> {}
