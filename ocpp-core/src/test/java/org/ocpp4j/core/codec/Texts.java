package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import tools.jackson.databind.JsonNode;

/** Messages as text and back, in short. JSON is written with single quotes; a message's package tells its version. */
public final class Texts {
    private static final FrameCodec FRAMES = new FrameCodec(FrameLimits.DEFAULT);

    private Texts() {}

    public static JsonNode json(String text) {
        return FRAMES.readTree(text.replace('\'', '"'));
    }

    /** Compact text, the way a frame carries it. */
    public static String text(JsonNode payload) {
        String frame = FRAMES.write(new Frame.CallResult("", payload));
        return frame.substring("[3,\"\",".length(), frame.length() - 1);
    }

    /** The text of a valid message. */
    public static String text(Object message) {
        return text(codec(message.getClass()).encode(message, Strictness.REJECT));
    }

    public static <T> T strict(Class<T> type, String text) {
        return decode(type, json(text), Strictness.REJECT).message();
    }

    public static <T> Decoded<T> lenient(Class<T> type, String text) {
        return decode(type, json(text), Strictness.REPORT);
    }

    public static <T> Decoded<T> decode(Class<T> type, JsonNode payload, Strictness strictness) {
        MessageCodec codec = codec(type);
        Action<?, ?> action = codec.action(type).orElseThrow();
        Decoded<Object> decoded = codec.decode(action, kind(action, type), payload, strictness);
        return new Decoded<>(type.cast(decoded.message()), decoded.violations());
    }

    /** What a strict codec refuses a payload for; a check without reading finds the same. */
    public static List<Violation> refused(Class<?> type, String text) {
        List<Violation> violations = refusal(type, text, Strictness.REJECT).violations();
        MessageCodec codec = codec(type);
        Action<?, ?> action = codec.action(type).orElseThrow();
        assertThat(codec.validate(action, kind(action, type), json(text))).isEqualTo(violations);
        return violations;
    }

    public static InvalidMessageException refusal(Class<?> type, String text, Strictness strictness) {
        JsonNode payload = json(text);
        InvalidMessageException refusal =
                catchThrowableOfType(InvalidMessageException.class, () -> decode(type, payload, strictness));
        assertThat(refusal).as("%s is refused under %s", text, strictness).isNotNull();
        return refusal;
    }

    public static InvalidMessageException refusedToWrite(Object message) {
        InvalidMessageException refusal = catchThrowableOfType(
                InvalidMessageException.class, () -> codec(message.getClass()).encode(message, Strictness.REJECT));
        assertThat(refusal).as("%s is refused", message).isNotNull();
        return refusal;
    }

    public static MessageCodec codec(Class<?> type) {
        return MessageCodec.of(type.getPackage().equals(Ocpp15.class.getPackage()) ? Ocpp15.VERSION : Ocpp16.VERSION);
    }

    private static MessageKind kind(Action<?, ?> action, Class<?> type) {
        return action.requestType() == type ? MessageKind.REQUEST : MessageKind.RESPONSE;
    }
}
