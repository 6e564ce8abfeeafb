package org.ocpp4j.core;

import tools.jackson.databind.JsonNode;

/**
 * A call as it was received, for handlers that do not need a typed message.
 *
 * @param messageId the message id
 * @param action the action; the version may not know it
 * @param payload the payload; not validated if the version lacks the action
 */
public record RawCall(String messageId, String action, JsonNode payload) {}
