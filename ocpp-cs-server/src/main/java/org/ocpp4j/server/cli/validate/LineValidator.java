package org.ocpp4j.server.cli.validate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;

/** Judges one line of {@code validate}: a payload, or a frame. Thread-safe. */
final class LineValidator {
    private static final Map<String, OcppVersion> VERSIONS = Map.of("1.5", Ocpp15.VERSION, "1.6", Ocpp16.VERSION);

    private final FrameCodec json = new FrameCodec(new FrameLimits(BoundedLines.LIMIT, 33, BoundedLines.LIMIT, 1000));
    private final FrameValidator frames = new FrameValidator();

    /** The faults, in the order of the message; empty if there are none. */
    List<Fault> validate(BoundedLines.Line line) {
        if (line.tooLong()) {
            return fault("json", "the line is longer than " + BoundedLines.LIMIT + " bytes");
        }
        JsonNode message;
        try {
            message = json.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return fault("json", "the line is not UTF-8");
        } catch (MalformedFrameException notJson) {
            return fault("json", "the line is " + notJson.getMessage());
        }
        if (!message.isObject()) {
            return fault("json", "the line is no JSON object");
        }
        OcppVersion version = VERSIONS.get(message.path("version").asString(""));
        if (version == null) {
            return fault("version", "expected \"version\" to be one of \"1.5\", \"1.6\"");
        }
        JsonNode frame = message.get("frame");
        return frame == null ? payload(version, message) : frame(version, frame, action(message));
    }

    private List<Fault> frame(OcppVersion version, JsonNode frame, @Nullable String answered) {
        if (!frame.isString()) {
            return frames.validate(version, frame, answered);
        }
        try {
            return frames.validate(version, json.readTree(frame.stringValue()), answered);
        } catch (MalformedFrameException notJson) {
            return fault("json", "the frame is " + notJson.getMessage());
        }
    }

    private static List<Fault> payload(OcppVersion version, JsonNode message) {
        String name = action(message);
        if (name == null) {
            return fault("action", "expected \"action\" to be a string, or a \"frame\"");
        }
        MessageCodec codec = MessageCodec.of(version);
        Action<?, ?> action = codec.action(name).orElse(null);
        if (action == null) {
            return List.of(unknown(version, "", name));
        }
        Optional<MessageKind> kind = Arrays.stream(MessageKind.values())
                .filter(each ->
                        each.suffix().equalsIgnoreCase(message.path("kind").asString("")))
                .findFirst();
        if (kind.isEmpty()) {
            return fault("kind", "expected \"kind\" to be \"Request\" or \"Response\"");
        }
        JsonNode payload = message.get("payload");
        if (payload == null) {
            return fault("payload", "expected a \"payload\"");
        }
        return faults(version, "", action, kind.get(), payload);
    }

    static List<Fault> faults(
            OcppVersion version, String prefix, Action<?, ?> action, MessageKind kind, JsonNode payload) {
        return MessageCodec.of(version).validate(action, kind, payload).stream()
                .map(violation -> new Fault(
                        prefix + violation.pointer(),
                        violation.keyword(),
                        violation.message(),
                        version.wireName(violation.code())))
                .toList();
    }

    static Fault unknown(OcppVersion version, String pointer, String action) {
        return new Fault(
                pointer,
                "action",
                "OCPP " + version.name() + " has no action " + shorten(action),
                version.wireName(ErrorCode.NOT_IMPLEMENTED));
    }

    private static @Nullable String action(JsonNode message) {
        JsonNode action = message.get("action");
        return action != null && action.isString() ? action.stringValue() : null;
    }

    private static List<Fault> fault(String keyword, String message) {
        return List.of(new Fault("", keyword, message, Ocpp16.VERSION.wireName(ErrorCode.FORMATION_VIOLATION)));
    }

    private static String shorten(String text) {
        return String.format(Locale.ROOT, "%.60s", text);
    }
}
