package org.ocpp4j.server.backend.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.text.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a function answered.
 *
 * @param payload that of the confirmation; null if the call is rejected
 * @param rejection the CALLERROR that the function wants the station to get; null if there is none
 */
record FunctionAnswer(@Nullable JsonNode payload, @Nullable CallRejectedException rejection) {
    private static final int LONGEST_DESCRIPTION = 255;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static FunctionAnswer of(JsonNode payload) {
        return new FunctionAnswer(payload, null);
    }

    static FunctionAnswer of(CallRejectedException rejection) {
        return new FunctionAnswer(null, rejection);
    }

    /** Reads what {@code ocpp.Parse} returned. */
    static FunctionAnswer read(@Nullable String text, String messageId) throws FunctionException {
        JsonNode answer = json(text);
        if (!answer.isObject()) {
            throw unusable("it returned JSON that is no object");
        }
        String other = text(answer, "uniqueId");
        if (!other.isEmpty() && !other.equals(messageId)) {
            throw unusable("it answered another message: its uniqueId is not that of the request");
        }
        if (isError(answer)) {
            return of(rejected(answer));
        }
        JsonNode payload = withoutNulls(answer.path("payload"));
        if (payload.isMissingNode()) {
            return of(JsonNodeFactory.instance.objectNode());
        }
        if (!payload.isObject()) {
            throw unusable("its payload is no object");
        }
        return of(payload);
    }

    /** The payload, or the rejection thrown. */
    JsonNode orThrow() {
        if (payload == null) {
            throw Objects.requireNonNull(rejection);
        }
        return payload;
    }

    /** JSON that a function returned as a column. */
    static JsonNode json(@Nullable String text) throws FunctionException {
        if (text == null || text.isBlank()) {
            throw unusable("it returned NULL");
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) { // whose message would quote the values
            throw unusable("it returned what is no JSON, at line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr());
        }
    }

    private static boolean isError(JsonNode answer) throws FunctionException {
        String type = text(answer, "messageTypeId");
        return switch (type) {
            case "" -> !text(answer, "errorCode").isEmpty();
            case "3", "CallResult" -> false;
            case "4", "CallError" -> true;
            default -> throw unusable("its messageTypeId is neither CallResult (3) nor CallError (4)");
        };
    }

    private static CallRejectedException rejected(JsonNode answer) {
        String code = text(answer, "errorCode");
        ErrorCode known = ErrorCode.of(code)
                .filter(Ocpp16.VERSION.errorNames()::containsKey)
                .orElse(ErrorCode.INTERNAL_ERROR);
        String description = text(answer, "errorDescription");
        JsonNode details = answer.path("errorDetails");
        return new CallRejectedException(
                known,
                Texts.storable(description, LONGEST_DESCRIPTION),
                details.isObject() ? details : JsonNodeFactory.instance.objectNode());
    }

    private static String text(JsonNode answer, String member) {
        JsonNode value = answer.path(member);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    /** Functions build objects with all members; OCPP has no null, and means that a member is absent. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node.isNull()) {
            return JsonNodeFactory.instance.missingNode();
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!member.getValue().isNull()) {
                    object.set(member.getKey(), withoutNulls(member.getValue()));
                }
            }
            return object;
        }
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            for (JsonNode element : node.values()) {
                elements.add(element.isNull() ? element : withoutNulls(element));
            }
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            return array.addAll(elements);
        }
        return node;
    }

    static FunctionException unusable(String reason) {
        return new FunctionException(FunctionException.Kind.UNUSABLE, reason);
    }
}
