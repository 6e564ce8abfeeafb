package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.FromStation;

/** Shows that the station is alive, and asks for the time (OCPP 1.5, Heartbeat.req). */
public record HeartbeatRequest() implements FromStation<HeartbeatResponse> {}
