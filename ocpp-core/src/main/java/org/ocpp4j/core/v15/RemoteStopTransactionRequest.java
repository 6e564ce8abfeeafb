package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to end a transaction (OCPP 1.5, RemoteStopTransaction.req).
 *
 * @param transactionId number of the transaction, from {@link StartTransactionResponse}
 */
public record RemoteStopTransactionRequest(int transactionId) implements ToStation<RemoteStopTransactionResponse> {}
