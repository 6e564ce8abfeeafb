package org.ocpp4j.soap.internal.xml;

import tools.jackson.databind.JsonNode;

/** The answer to a request. */
public sealed interface Answer {
    /**
     * The result.
     *
     * @param payload the payload, unchecked
     */
    record Result(JsonNode payload) implements Answer {}

    /**
     * A fault.
     *
     * @param fault the fault
     */
    record Failure(Fault fault) implements Answer {}
}
