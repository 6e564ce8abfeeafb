package org.ocpp4j.server.backend;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another system answers to a call of a station: a confirmation, or an error for the station. Webhooks and functions of
 * PostgreSQL answer by the same rules. A member that is null counts as absent.
 *
 * @param payload the confirmation; the details, if it is an error
 * @param errorCode the code of an error as it came; empty for a confirmation
 * @param errorDescription the description of an error; may be empty
 */
public record ForeignAnswer(JsonNode payload, Optional<String> errorCode, String errorDescription) {
    private static final int MOST_VIOLATIONS = 8;
    private static final int LONGEST_VIOLATION = 200;

    /**
     * Reads an answer. If it names a station, a message or an action, that must be the one of the call.
     *
     * @param json the answer
     * @param identity the station
     * @param call its call
     * @return the answer; its payload is not validated yet
     * @throws UnusableAnswerException if a member is wrong
     */
    public static ForeignAnswer of(JsonNode json, String identity, RawCall call) throws UnusableAnswerException {
        if (!json.isObject()) {
            throw new UnusableAnswerException("the reply is not a JSON object");
        }
        requireSame(json, "identity", identity);
        requireSame(json, "uniqueId", call.messageId());
        requireSame(json, "action", call.action());
        String code = text(json, "errorCode");
        if (!isError(json.path("messageTypeId"), code)) {
            return new ForeignAnswer(object(json, "payload"), Optional.empty(), "");
        }
        JsonNode details = object(json, isAbsent(json.path("errorDetails")) ? "payload" : "errorDetails");
        return new ForeignAnswer(
                details, Optional.of(code.isEmpty() ? "InternalError" : code), text(json, "errorDescription"));
    }

    /**
     * The payload for a station.
     *
     * @param version the version of the station
     * @param action the action of its call
     * @return a valid confirmation
     * @throws CallRejectedException if the answer is an error
     * @throws UnusableAnswerException if the payload is no valid confirmation
     */
    public JsonNode confirmation(OcppVersion version, Action<?, ?> action) throws UnusableAnswerException {
        if (errorCode.isPresent()) {
            throw rejection(version);
        }
        requireConfirmation(version, action, payload);
        return payload;
    }

    /** The error for a station; a code that its version lacks becomes InternalError. */
    public CallRejectedException rejection(OcppVersion version) {
        return new CallRejectedException(
                version.wireName(known(version).orElse(ErrorCode.INTERNAL_ERROR)), errorDescription, payload);
    }

    /**
     * Checks a payload that another system gave, in whatever form.
     *
     * @throws UnusableAnswerException if the payload is no valid confirmation
     */
    public static void requireConfirmation(OcppVersion version, Action<?, ?> action, JsonNode payload)
            throws UnusableAnswerException {
        List<Violation> violations = MessageCodec.of(version).validate(action, MessageKind.RESPONSE, payload);
        if (!violations.isEmpty()) {
            throw new UnusableAnswerException(
                    "the payload of the reply is no confirmation of OCPP " + version.name() + ": "
                            + violations.stream()
                                    .limit(MOST_VIOLATIONS)
                                    .map(violation -> Texts.shown(violation.message(), LONGEST_VIOLATION))
                                    .collect(Collectors.joining("; ")));
        }
    }

    /** The code of an error, if the version has it. */
    public Optional<ErrorCode> known(OcppVersion version) {
        return errorCode.flatMap(version::errorCode).filter(version.errorNames()::containsKey);
    }

    private static void requireSame(JsonNode json, String member, String expected) throws UnusableAnswerException {
        JsonNode value = json.path(member);
        if (!isAbsent(value) && !(value.isString() && value.asString().equals(expected))) {
            throw new UnusableAnswerException("the " + member + " of the reply is not that of the request");
        }
    }

    /** Without a type, an error code makes an error. */
    private static boolean isError(JsonNode type, String code) throws UnusableAnswerException {
        if (isAbsent(type)) {
            return !code.isEmpty();
        }
        return switch (type.isNumber() || type.isString() ? type.asString() : "") {
            case "3", "CallResult" -> false;
            case "4", "CallError" -> true;
            default ->
                throw new UnusableAnswerException(
                        "the messageTypeId of the reply is none of 3, 4, \"CallResult\" and \"CallError\"");
        };
    }

    /** A member that is absent is an empty object. */
    private static JsonNode object(JsonNode json, String member) throws UnusableAnswerException {
        JsonNode value = json.path(member);
        if (isAbsent(value)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!value.isObject()) {
            throw new UnusableAnswerException("the " + member + " of the reply is not an object");
        }
        return withoutNulls(value);
    }

    private static String text(JsonNode json, String member) throws UnusableAnswerException {
        JsonNode value = json.path(member);
        if (!isAbsent(value) && !value.isString()) {
            throw new UnusableAnswerException("the " + member + " of the reply is not a text");
        }
        return isAbsent(value) ? "" : value.asString();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** SQL builds objects with all members. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> object.set(member.getKey(), withoutNulls(member.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(element -> array.add(withoutNulls(element)));
            return array;
        }
        return node;
    }
}
