package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Assigns an id to a transaction and says whether it may continue (OCPP 1.5, StartTransaction.conf).
 *
 * @param transactionId number of the transaction, assigned by the central system
 * @param idTagInfo what the central system knows about the identifier
 */
public record StartTransactionResponse(int transactionId, IdTagInfo idTagInfo) implements Response {}
