package org.ocpp4j.soap.internal.xml;

import tools.jackson.databind.JsonNode;

/**
 * A request that was read.
 *
 * @param version the version of its namespace
 * @param operation the operation
 * @param payload the arguments, unchecked
 */
public record Call(SoapVersion version, Operation operation, JsonNode payload) {}
