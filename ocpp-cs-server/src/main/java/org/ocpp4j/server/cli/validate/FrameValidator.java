package org.ocpp4j.server.cli.validate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Judges a frame by the letter (OCPP-J 1.6, section 4.2), where the engine is kinder: it takes a CALLERROR that lacks its
 * last elements, and long message ids.
 */
final class FrameValidator {
    private static final int LONGEST_MESSAGE_ID = 36;

    /** The faults; {@code answered} is the action that a CALLRESULT answers, or null if unknown. */
    List<Fault> validate(OcppVersion version, JsonNode frame, @Nullable String answered) {
        if (!frame.isArray()) {
            return List.of(fault("", "type", "a frame is a JSON array", version));
        }
        JsonNode type = frame.path(0);
        int number = type.isInt() ? type.intValue() : 0;
        if (number < 2 || number > 4) {
            return List.of(fault("/0", "enum", "expected a message type: 2, 3 or 4", version));
        }
        List<Fault> faults = new ArrayList<>();
        size(version, frame, number == 2 ? 4 : number == 3 ? 3 : 5, faults);
        messageId(version, frame.path(1), faults);
        switch (number) {
            case 2 -> call(version, frame, faults);
            case 3 -> result(version, frame, answered, faults);
            default -> error(version, frame, faults);
        }
        return faults;
    }

    private static void size(OcppVersion version, JsonNode frame, int elements, List<Fault> faults) {
        if (frame.size() < elements) {
            faults.add(fault("", "minItems", "expected " + elements + " elements, not " + frame.size(), version));
        } else if (frame.size() > elements) {
            faults.add(fault("", "maxItems", "expected " + elements + " elements, not " + frame.size(), version));
        }
    }

    private static void messageId(OcppVersion version, JsonNode id, List<Fault> faults) {
        if (id.isMissingNode()) {
            return; // the number of elements says it
        }
        if (!id.isString()) {
            faults.add(fault("/1", "type", "the message id is no string", version));
        } else if (id.stringValue().codePointCount(0, id.stringValue().length()) > LONGEST_MESSAGE_ID) {
            faults.add(fault("/1", "maxLength", "the message id has more than 36 characters", version));
        }
    }

    private static void call(OcppVersion version, JsonNode frame, List<Fault> faults) {
        JsonNode name = frame.path(2);
        if (name.isMissingNode()) {
            return;
        }
        if (!name.isString()) {
            faults.add(fault("/2", "type", "the action is no string", version));
            return;
        }
        Action<?, ?> action =
                MessageCodec.of(version).action(name.stringValue()).orElse(null);
        if (action == null) {
            faults.add(LineValidator.unknown(version, "/2", name.stringValue()));
        } else if (frame.has(3)) {
            faults.addAll(LineValidator.faults(version, "/3", action, MessageKind.REQUEST, payload(frame.path(3))));
        }
    }

    private static void result(OcppVersion version, JsonNode frame, @Nullable String answered, List<Fault> faults) {
        if (!frame.has(2)) {
            return;
        }
        JsonNode payload = payload(frame.path(2));
        if (answered == null) {
            if (!payload.isObject()) {
                faults.add(fault("/2", "type", "the payload is no object", version));
            }
            return;
        }
        Action<?, ?> action = MessageCodec.of(version).action(answered).orElse(null);
        if (action == null) {
            faults.add(LineValidator.unknown(version, "", answered));
        } else {
            faults.addAll(LineValidator.faults(version, "/2", action, MessageKind.RESPONSE, payload));
        }
    }

    private static void error(OcppVersion version, JsonNode frame, List<Fault> faults) {
        if (frame.has(2) && !frame.path(2).isString()) {
            faults.add(fault("/2", "type", "the error code is no string", version));
        } else if (frame.has(2) && isUnknown(version, frame.path(2).stringValue())) {
            faults.add(fault("/2", "enum", "OCPP has no such error code", version));
        }
        if (frame.has(3) && !frame.path(3).isString()) {
            faults.add(fault("/3", "type", "the error description is no string", version));
        }
        if (frame.has(4) && !frame.path(4).isObject()) {
            faults.add(fault("/4", "type", "the error details are no object", version));
        }
    }

    private static boolean isUnknown(OcppVersion version, String code) {
        return version.errorCode(code).filter(version.errorNames()::containsKey).isEmpty();
    }

    /** Null stands for an object without members. */
    private static JsonNode payload(JsonNode given) {
        return given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
    }

    private static Fault fault(String pointer, String keyword, String message, OcppVersion version) {
        ErrorCode code = switch (keyword) {
            case "maxLength", "enum" -> ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
            default -> ErrorCode.FORMATION_VIOLATION;
        };
        return new Fault(pointer, keyword, message, version.wireName(code));
    }
}
