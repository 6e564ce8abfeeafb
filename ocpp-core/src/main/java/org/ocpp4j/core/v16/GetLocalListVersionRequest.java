package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/** Asks for the version of the local authorization list (OCPP 1.6, section 6.27). */
public record GetLocalListVersionRequest() implements ToStation<GetLocalListVersionResponse> {}
