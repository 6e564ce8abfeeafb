package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether the station will try to start the transaction (OCPP 1.6, section 6.34).
 *
 * @param status whether it will be tried
 */
public record RemoteStartTransactionResponse(RemoteStartStopStatus status) implements Response {}
