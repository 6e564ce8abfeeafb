package org.ocpp4j.server.kill;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of a station: sent as often as it takes, with the same payload each time. Only its station changes it;
 * anybody may read it.
 */
final class StationMessage {
    private static final Pattern TRANSACTION = Pattern.compile("transactionId\\D{1,3}(\\d+)");

    /**
     * An answer that confirms it.
     *
     * @param id the id of the call
     * @param answer the frame or the envelope
     * @param at when it came
     */
    record Confirmation(String id, String answer, Instant at) {
        /** The frame, or what is in the envelope. */
        String shortAnswer() {
            return answer.replaceFirst("(?s)^.*<s:Body>", "");
        }

        /** The transactionId in the answer of a StartTransaction. */
        int transactionId() {
            Matcher matcher = TRANSACTION.matcher(answer);
            if (!matcher.find()) {
                throw new AssertionError("No transactionId: " + answer);
            }
            return Integer.parseInt(matcher.group(1));
        }
    }

    private final String identity;
    private final StationVersion version;
    private final int number;
    private final String action;
    private final ObjectNode payload;
    private final List<Confirmation> confirmations = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant sent;
    private volatile @Nullable String lastId;
    private volatile @Nullable String lastError;
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();

    /** {@code number} is its place among those of its station; {@code payload} is in the shape of OCPP 1.6. */
    StationMessage(String identity, StationVersion version, int number, String action, ObjectNode payload) {
        this.identity = identity;
        this.version = version;
        this.number = number;
        this.action = action;
        this.payload = payload;
    }

    String identity() {
        return identity;
    }

    StationVersion version() {
        return version;
    }

    String action() {
        return action;
    }

    boolean is(String name) {
        return action.equals(name);
    }

    ObjectNode payload() {
        return payload;
    }

    String text(String member) {
        return payload.get(member).asString();
    }

    long amount(String member) {
        return payload.get(member).asLong();
    }

    /** Notes that it is sent now. */
    void attempt(String id) {
        if (sent == null) {
            sent = Instant.now();
        }
        lastId = id;
        attempts.incrementAndGet();
    }

    /** The id with which it was sent last; null if it was not sent. */
    @Nullable
    String lastId() {
        return lastId;
    }

    void confirm(String id, String answer) {
        confirmations.add(new Confirmation(id, answer, Instant.now()));
    }

    /** Notes that it was answered with a CALLERROR or a fault. */
    void refuse(String answer) {
        lastError = answer;
        errors.incrementAndGet();
    }

    boolean isConfirmed() {
        return !confirmations.isEmpty();
    }

    /** The first comes first. */
    List<Confirmation> confirmations() {
        return List.copyOf(confirmations);
    }

    /** The answer that the station goes by. */
    Confirmation confirmation() {
        return confirmations.get(0);
    }

    int attempts() {
        return attempts.get();
    }

    /** How often it was answered with an error. */
    int errors() {
        return errors.get();
    }

    /** The last answer that was an error; null if none was. */
    @Nullable
    String lastError() {
        return lastError;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s (%s) #%d %s %s, first sent %s, %d times, %s",
                identity,
                version,
                number,
                action,
                payload,
                sent,
                attempts.get(),
                isConfirmed()
                        ? "confirmed " + confirmation().at() + " as "
                                + confirmation().answer()
                        : "not confirmed, last error " + lastError);
    }
}
