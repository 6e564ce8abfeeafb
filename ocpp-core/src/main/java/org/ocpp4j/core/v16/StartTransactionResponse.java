package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Gives a started transaction its number (OCPP 1.6, section 6.46).
 *
 * @param transactionId number of the transaction, which later messages repeat
 * @param idTagInfo verdict on the identifier that started the transaction
 */
public record StartTransactionResponse(long transactionId, IdTagInfo idTagInfo) implements Response {}
