package org.ocpp4j.core.transport;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.Frame;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest calls of a peer and their answers. A call that is repeated with its old message id gets its old answer and
 * is not handled twice; an id that is used for another call is refused (OCPP-J errata 3.1). A call that was answered
 * with an error is handled again: the cause of the error may be gone.
 *
 * <p>Kept per connection, and short: a peer has one call on its way, so a repeated call is among the latest.
 */
final class RecentCalls {
    /** The history of a message id. */
    enum Seen {
        /** It was not used recently. */
        NEW,
        /** The same call is known, answered or not. */
        REPEATED,
        /** It was used for another call. */
        REUSED
    }

    private static final int REMEMBERED = 8;
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private static final class Entry {
        private final String messageId;
        private final byte[] content;
        private @Nullable String reply;
        private boolean failed;

        private Entry(String messageId, byte[] content) {
            this.messageId = messageId;
            this.content = content;
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>(2);

    Seen begin(Frame.Call call) {
        return begin(call, content(call));
    }

    private synchronized Seen begin(Frame.Call call, byte[] content) {
        Entry seen = find(call.messageId());
        if (seen == null) {
            if (entries.size() == REMEMBERED) {
                entries.removeFirst();
            }
            entries.addLast(new Entry(call.messageId(), content));
            return Seen.NEW;
        }
        if (!Arrays.equals(seen.content, content)) {
            return Seen.REUSED;
        }
        if (seen.failed) {
            seen.failed = false;
            return Seen.NEW;
        }
        return Seen.REPEATED;
    }

    synchronized void answered(String messageId, String reply) {
        Entry entry = find(messageId);
        if (entry != null) {
            entry.reply = reply;
        }
    }

    synchronized void failed(String messageId) {
        Entry entry = find(messageId);
        if (entry != null) {
            entry.failed = true;
        }
    }

    synchronized @Nullable String reply(String messageId) {
        Entry entry = find(messageId);
        return entry == null ? null : entry.reply;
    }

    /**
     * Action and payload, regardless of the order of members. As SHA-256, since the peer determines their size, and
     * with a weaker hash a deliberate collision would give one call the answer of another.
     */
    private static byte[] content(Frame.Call call) {
        String text = call.action() + '\n' + SORTED.writeValueAsString(call.payload()); // JSON has no line feed
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text); // char by char: encoding would replace halves of surrogate pairs
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private @Nullable Entry find(String messageId) {
        for (Entry entry : entries) {
            if (entry.messageId.equals(messageId)) {
                return entry;
            }
        }
        return null;
    }
}
