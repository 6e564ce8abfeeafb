package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Says whether a station will end a transaction (OCPP 1.5, RemoteStopTransaction.conf). {@link StopTransactionRequest}
 * reports that it has ended.
 *
 * @param status whether the station will end it
 */
public record RemoteStopTransactionResponse(RemoteStartStopStatus status) implements Response {}
