package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Says whether a station will try to start a transaction (OCPP 1.5, RemoteStartTransaction.conf). {@link
 * StartTransactionRequest} reports that one has begun.
 *
 * @param status whether the station will try
 */
public record RemoteStartTransactionResponse(RemoteStartStopStatus status) implements Response {}
