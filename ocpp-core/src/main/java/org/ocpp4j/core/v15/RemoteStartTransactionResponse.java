package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Tells whether a station will try to start a transaction (OCPP 1.5, RemoteStartTransaction.conf). Whether one has
 * begun, {@link StartTransactionRequest} tells.
 *
 * @param status whether the station will try
 */
public record RemoteStartTransactionResponse(RemoteStartStopStatus status) implements Response {}
