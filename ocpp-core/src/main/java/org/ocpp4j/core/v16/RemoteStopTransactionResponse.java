package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether the station will stop the transaction (OCPP 1.6, section 6.36).
 *
 * @param status whether it will be stopped
 */
public record RemoteStopTransactionResponse(RemoteStartStopStatus status) implements Response {}
