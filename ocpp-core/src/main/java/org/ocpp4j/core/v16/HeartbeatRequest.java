package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.FromStation;

/** Shows that a station is still connected, and asks for the time (OCPP 1.6, section 6.29). */
public record HeartbeatRequest() implements FromStation<HeartbeatResponse> {}
