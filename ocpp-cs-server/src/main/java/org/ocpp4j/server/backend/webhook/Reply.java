package org.ocpp4j.server.backend.webhook;

import java.util.Optional;
import org.ocpp4j.core.RawCall;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a receiver answered: the confirmation, or an error for the station.
 *
 * @param payload the confirmation; the details, if it is an error
 * @param errorCode the code of an error as it came; empty for a confirmation
 * @param errorDescription what the receiver says of the error; may be empty
 */
record Reply(JsonNode payload, Optional<String> errorCode, String errorDescription) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads a body. What names station, message or action must name those of the call; each may be left out. */
    static Reply read(byte[] body, String identity, RawCall call) throws WebhookException {
        JsonNode reply = json(body);
        requireSame(reply, "identity", identity);
        requireSame(reply, "uniqueId", call.messageId());
        requireSame(reply, "action", call.action());
        if (!isError(reply.path("messageTypeId"))) {
            return new Reply(object(reply, "payload"), Optional.empty(), "");
        }
        JsonNode details = object(reply, isAbsent(reply.path("errorDetails")) ? "payload" : "errorDetails");
        String code = text(reply, "errorCode");
        return new Reply(
                details, Optional.of(code.isEmpty() ? "InternalError" : code), text(reply, "errorDescription"));
    }

    /** Nothing of the body goes into messages: it may hold anything. */
    private static JsonNode json(byte[] body) throws WebhookException {
        if (body.length == 0) {
            throw new WebhookException("the reply is empty");
        }
        JsonNode reply;
        try {
            reply = MAPPER.readTree(body);
        } catch (JacksonException broken) {
            throw new WebhookException("the reply is not JSON");
        }
        if (!reply.isObject()) {
            throw new WebhookException("the reply is not a JSON object");
        }
        return reply;
    }

    private static void requireSame(JsonNode reply, String member, String expected) throws WebhookException {
        JsonNode value = reply.path(member);
        if (!isAbsent(value) && !(value.isString() && value.asString().equals(expected))) {
            throw new WebhookException("the " + member + " of the reply is not that of the request");
        }
    }

    private static boolean isError(JsonNode type) throws WebhookException {
        if (isAbsent(type)) {
            return false;
        }
        return switch (type.isNumber() || type.isString() ? type.asString() : "") {
            case "3", "CallResult" -> false;
            case "4", "CallError" -> true;
            default ->
                throw new WebhookException(
                        "the messageTypeId of the reply is none of 3, 4, \"CallResult\" and \"CallError\"");
        };
    }

    /** A member that is absent or null is an empty object. */
    private static JsonNode object(JsonNode reply, String member) throws WebhookException {
        JsonNode value = reply.path(member);
        if (isAbsent(value)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!value.isObject()) {
            throw new WebhookException("the " + member + " of the reply is not an object");
        }
        return value;
    }

    private static String text(JsonNode reply, String member) throws WebhookException {
        JsonNode value = reply.path(member);
        if (!isAbsent(value) && !value.isString()) {
            throw new WebhookException("the " + member + " of the reply is not a text");
        }
        return isAbsent(value) ? "" : value.asString();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
