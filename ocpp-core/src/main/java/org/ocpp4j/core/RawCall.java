package org.ocpp4j.core;

import tools.jackson.databind.JsonNode;

/**
 * A call as it came, for handlers that do not want a typed message.
 *
 * @param messageId the message id
 * @param action the action, known to the version or not
 * @param payload the payload, not validated when the version lacks the action
 */
public record RawCall(String messageId, String action, JsonNode payload) {}
