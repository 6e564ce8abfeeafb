package org.ocpp4j.core.message;

/**
 * The response of requests that nobody answers: they travel as SEND (OCPP-J 2.1, message type 6), and nothing comes back.
 * A handler of such a request returns it; a future of {@code send} ends with it when the request was handed on.
 */
public record NoResponse() implements Response {}
