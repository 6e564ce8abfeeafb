package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Tells whether a station will end a transaction (OCPP 1.5, RemoteStopTransaction.conf). That it has ended,
 * {@link StopTransactionRequest} tells.
 *
 * @param status whether the station will end it
 */
public record RemoteStopTransactionResponse(RemoteStartStopStatus status) implements Response {}
