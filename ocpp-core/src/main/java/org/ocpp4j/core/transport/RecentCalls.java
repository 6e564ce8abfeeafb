package org.ocpp4j.core.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.Frame;

/**
 * The latest calls of a peer and their answers, so that a call which is sent again with its old message id gets its old
 * answer and is not handled twice, and an id that is used for something else is refused (OCPP-J errata 3.1). A call that
 * was answered with an error is handled anew: what stood against it may have passed.
 *
 * <p>Kept per connection, and short: a peer has one call on its way, so what it repeats is among the last ones.
 */
final class RecentCalls {
    /** What is known of a message id. */
    enum Seen {
        /** It was not used of late. */
        NEW,
        /** The same call is known, answered or not. */
        REPEATED,
        /** It was used for another call. */
        REUSED
    }

    private static final int REMEMBERED = 8;

    private static final class Entry {
        private final String messageId;
        private final int content;
        private @Nullable String reply;
        private boolean failed;

        private Entry(String messageId, int content) {
            this.messageId = messageId;
            this.content = content;
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>(2);

    synchronized Seen begin(Frame.Call call) {
        int content = 31 * call.action().hashCode() + call.payload().hashCode();
        Entry seen = find(call.messageId());
        if (seen == null) {
            if (entries.size() == REMEMBERED) {
                entries.removeFirst();
            }
            entries.addLast(new Entry(call.messageId(), content));
            return Seen.NEW;
        }
        if (seen.content != content) {
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

    private @Nullable Entry find(String messageId) {
        for (Entry entry : entries) {
            if (entry.messageId.equals(messageId)) {
                return entry;
            }
        }
        return null;
    }
}
