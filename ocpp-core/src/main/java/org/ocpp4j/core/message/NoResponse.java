package org.ocpp4j.core.message;

/**
 * The placeholder response of requests without a response, which are sent as SEND (OCPP-J 2.1, message type 6). A
 * handler of such a request returns it; a future of {@code send} completes with it when the request was passed on.
 */
public record NoResponse() implements Response {}
