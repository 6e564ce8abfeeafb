package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to stop a transaction (OCPP 1.6, section 6.35).
 *
 * @param transactionId transaction to stop
 */
public record RemoteStopTransactionRequest(long transactionId) implements ToStation<RemoteStopTransactionResponse> {}
