package org.ocpp4j.server.messagelog;

import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake.Protocol;
import org.ocpp4j.server.text.Texts;

/**
 * One connection: relates answers to calls. A frame is shown before it is handled or written, so a call always comes
 * here before its answer. Calls that are kept together with their answers need no memory.
 *
 * <p>The calls that wait belong to the writer's thread; there are at most {@link #MOST_CALLS}, and they go with the
 * connection. A later connection of the same station has a conversation of its own.
 */
final class Conversation {
    /** More than a peer that keeps to the protocol can have under way: one for each direction. */
    static final int MOST_CALLS = 32;

    private static final int LONGEST_IDENTITY = 255;
    private static final int LONGEST_ACTION = 100;
    private static final int LONGEST_MESSAGE_ID = 255;
    private static final String UUID_SCHEME = "urn:uuid:";

    private record Key(Direction direction, String messageId) {}

    /** A call that waits for its answer. */
    record Call(@Nullable String action, String messageId, long nanos, List<String> secrets) {
        Call(@Nullable String action, String messageId, long nanos) {
            this(action, messageId, nanos, List.of());
        }

        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Call[" + action + ", " + messageId + "]";
        }
    }

    private final String identity;
    private final Protocol protocol;
    private final String version;
    private final Map<Key, Call> calls = new LinkedHashMap<>();

    Conversation(Peer peer) {
        this.identity = Texts.storable(peer.identity(), LONGEST_IDENTITY);
        this.protocol = peer.handshake().protocol();
        this.version = peer.version().name();
    }

    String identity() {
        return identity;
    }

    Protocol protocol() {
        return protocol;
    }

    /** Makes a row of a frame; only for the writer's thread, in the order of the frames. */
    FrameRow row(CapturedFrame frame, FrameContent content) {
        String action = content.action() == null ? null : Texts.storable(content.action(), LONGEST_ACTION);
        String messageId = content.messageId() == null ? null : Texts.storable(content.messageId(), LONGEST_MESSAGE_ID);
        Integer millis = null;
        String text = content.text();
        switch (content.kind()) {
            case CALL, OTHER -> remember(frame, action, messageId, content.hidden());
            case RESULT, ERROR -> {
                Call call = frame.call() == null ? answered(frame.direction(), messageId) : frame.call();
                if (call != null) {
                    action = call.action();
                    messageId = call.messageId();
                    millis = millis(call.nanos(), frame);
                    text = content.textWithout(call.secrets());
                }
            }
        }
        return row(frame, content.kind(), text, action, messageId, millis);
    }

    /** Makes the rows of a call and its answer, which are known to belong together; for any thread. */
    List<FrameRow> rows(CapturedFrame call, FrameContent called, CapturedFrame answer, FrameContent answered) {
        String action = called.action() == null ? null : Texts.storable(called.action(), LONGEST_ACTION);
        String messageId = called.messageId() == null ? null : Texts.storable(called.messageId(), LONGEST_MESSAGE_ID);
        return List.of(
                row(call, called.kind(), called.text(), action, messageId, null),
                row(answer, answered.kind(), answered.text(), action, messageId, millis(call.nanos(), answer)));
    }

    private static int millis(long since, CapturedFrame answer) {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(answer.nanos() - since));
    }

    private FrameRow row(
            CapturedFrame frame,
            FrameKind kind,
            String text,
            @Nullable String action,
            @Nullable String messageId,
            @Nullable Integer millis) {
        return new FrameRow(
                identity,
                frame.at().truncatedTo(ChronoUnit.MILLIS),
                frame.direction(),
                protocol,
                version,
                kind,
                action,
                messageId,
                millis,
                Texts.cut(text),
                frame.text().length());
    }

    /** A malformed call counts as well: it is answered with an error. */
    private void remember(
            CapturedFrame frame, @Nullable String action, @Nullable String messageId, List<String> secrets) {
        if (action == null || messageId == null) {
            return;
        }
        if (calls.size() >= MOST_CALLS) {
            Iterator<Call> eldest = calls.values().iterator();
            eldest.next();
            eldest.remove();
        }
        calls.put(key(frame.direction(), messageId), new Call(action, messageId, frame.nanos(), secrets));
    }

    private @Nullable Call answered(Direction answer, @Nullable String messageId) {
        Direction asked = answer == Direction.SENT ? Direction.RECEIVED : Direction.SENT;
        if (messageId != null) {
            return calls.remove(key(asked, messageId));
        }
        // Many stations that speak SOAP leave RelatesTo out. This side has one call under way at most.
        Call last = null;
        for (Map.Entry<Key, Call> each : calls.entrySet()) {
            last = each.getKey().direction() == asked ? each.getValue() : last;
        }
        if (last != null) {
            calls.remove(key(asked, last.messageId()));
        }
        return last;
    }

    /** WS-Addressing wants an IRI, so that peers write one and the same id with and without its scheme. */
    private static Key key(Direction direction, String messageId) {
        boolean scheme = messageId.regionMatches(true, 0, UUID_SCHEME, 0, UUID_SCHEME.length());
        return new Key(direction, scheme ? messageId.substring(UUID_SCHEME.length()) : messageId);
    }
}
