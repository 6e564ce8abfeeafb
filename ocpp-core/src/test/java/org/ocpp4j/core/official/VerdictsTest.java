package org.ocpp4j.core.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import tools.jackson.databind.JsonNode;

/** Our verdict on a payload equals that of the official schema, for every message, and what we write is valid again. */
@Tag("official-schemas")
class VerdictsTest {
    private static final int SHOWN = 20;
    private static final int LONGEST_QUOTE = 400;

    private final FrameCodec reader = new FrameCodec(FrameLimits.DEFAULT);
    private final List<String> disagreements = new ArrayList<>();
    private int total;
    private int valid;
    private int travelled;

    @Test
    void ocpp16WithSecurity() {
        compare("OCPP 1.6 with security", Messages.ocpp16(), 39, 20_000);
    }

    @Test
    void ocpp15() {
        compare("OCPP 1.5", Messages.ocpp15(), 24, 8_000);
    }

    /** The one departure that we know of: XML Schema has years beyond 9999 and before 1, we do not read them. */
    @Test
    void ocpp15LacksYearsThatHaveNotFourDigits() {
        Message heartbeat = Messages.ocpp15().stream()
                .filter(message -> message.name().equals("HeartbeatResponse"))
                .findFirst()
                .orElseThrow();
        for (String time : List.of("10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
            String payload = "{\"currentTime\":\"" + time + "\"}";
            assertThat(heartbeat.oracle().accepts(payload)).isTrue();
            assertThat(validate(heartbeat, reader.readTree(payload))).isNotEmpty();
        }
    }

    private void compare(String title, List<Message> messages, int actions, int least) {
        Vocabulary vocabulary = Messages.vocabulary();
        for (Message message : messages) {
            for (Payload payload : Payloads.of(message, vocabulary)) {
                compare(message, payload);
            }
        }
        System.out.printf(
                "%s: %d messages, %d payloads, %d valid (%d decoded and encoded again), %d invalid, %d disagreements%n",
                title, messages.size(), total, valid, travelled, total - valid, disagreements.size());
        assertThat(disagreements.stream().limit(SHOWN))
                .as("%d disagreements; the first", disagreements.size())
                .isEmpty();
        assertThat(messages).hasSize(2 * actions);
        assertThat(total).isGreaterThanOrEqualTo(least);
    }

    private void compare(Message message, Payload payload) {
        boolean official = message.oracle().accepts(payload.text());
        List<Violation> ours = validate(message, reader.readTree(payload.text()));
        total++;
        if (official) {
            valid++;
        }
        if (official != ours.isEmpty()) {
            disagree(message, payload, "the official schema says " + word(official) + ", we say " + ours);
        } else if (official != payload.valid()) {
            disagree(message, payload, "made to be " + word(payload.valid()) + ", but we all say " + word(official));
        } else if (official) {
            travel(message, payload);
        }
    }

    private void travel(Message message, Payload payload) {
        MessageCodec codec = MessageCodec.of(message.version());
        try {
            Object decoded = codec.decode(
                            message.action(), message.kind(), reader.readTree(payload.text()), Strictness.REJECT)
                    .message();
            String written = Json.write(codec.encode(decoded, Strictness.REJECT));
            travelled++;
            if (!message.oracle().accepts(written)) {
                disagree(message, payload, "what we write is not valid: " + shortened(written));
            } else if (!Same.isSame(message.model(), Json.read(payload.text()), Json.read(written))) {
                disagree(message, payload, "something was lost: " + shortened(written));
            }
        } catch (InvalidMessageException refused) {
            if (new Samples(message.edition()).cannotTravel(Json.read(payload.text()))) {
                return; // said aloud; what must not happen is that something gets lost in silence
            }
            disagree(message, payload, "valid, but refused: " + refused.getMessage());
        }
    }

    private static List<Violation> validate(Message message, JsonNode payload) {
        return MessageCodec.of(message.version()).validate(message.action(), message.kind(), payload);
    }

    private void disagree(Message message, Payload payload, String why) {
        disagreements.add(message + ", " + payload.origin() + ": " + why + "\n    " + shortened(payload.text()));
    }

    private static String word(boolean valid) {
        return valid ? "valid" : "invalid";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
