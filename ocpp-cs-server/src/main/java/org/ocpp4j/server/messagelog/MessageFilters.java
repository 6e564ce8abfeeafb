package org.ocpp4j.server.messagelog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.rest.list.Where;

/** The filters of a request for frames. Filters with an index come first, the most selective before the others. */
final class MessageFilters {
    /** WS-Addressing writes ids with a scheme, which the API's own ids lack. Each of the two finds few frames, in their order. */
    private static final String MESSAGE_ID = "seq in ("
            + "select seq from (select seq from frame where message_id = :messageId and seq < :before"
            + " order by seq desc limit :scanned) plain union all "
            + "select seq from (select seq from frame where message_id = 'urn:uuid:' || :messageId and seq < :before"
            + " order by seq desc limit :scanned) uuid)";

    /** Kinds of which there are few; they have an index of their own. */
    private static final Set<String> RARE = Set.of(FrameKind.ERROR.name(), FrameKind.OTHER.name());

    static final List<Filter> ALL = List.of(
            Filter.of(
                    "messageId",
                    "string",
                    "Only with this message id; both the call and its answer have it.",
                    (text, values) -> text,
                    MessageFilters::messageId),
            Filter.text("identity", "identity", "Only of this station.").byIndex(),
            word("kind", FrameKind.values(), "Only CALL, RESULT, ERROR or OTHER.", MessageFilters::kind),
            Filter.text("action", "action", "Only of this action; answers included.")
                    .byIndex(),
            word(
                    "direction",
                    Direction.values(),
                    "Only RECEIVED from stations, or only SENT to them.",
                    (direction, where) -> where.and("direction = :direction", "direction", direction)),
            Filter.anywhere("text", List.of("text"), "Only if the frame holds this, in capitals or not."),
            Filter.times("at", "when it was received or sent."));

    private MessageFilters() {}

    private static void messageId(String id, Where where) {
        where.bind("before", Long.MAX_VALUE) // the cursor, if there is one
                .bind("scanned", TableChunks.SCANNED)
                .find(MESSAGE_ID, "messageId", id);
    }

    private static void kind(String kind, Where where) {
        String condition = "kind = '" + kind + "'";
        if (RARE.contains(kind)) {
            where.find(condition);
        } else {
            where.and(condition);
        }
    }

    /** One of some words, in capitals or not. */
    private static Filter word(String name, Enum<?>[] words, String meaning, BiConsumer<String, Where> condition) {
        List<String> names = Arrays.stream(words).map(Enum::name).toList();
        return Filter.of(
                name,
                "string",
                meaning,
                (text, values) -> {
                    String word = text.toUpperCase(Locale.ROOT);
                    if (!names.contains(word)) {
                        throw values.invalid(name, text, "one of " + String.join(", ", names));
                    }
                    return word;
                },
                condition);
    }
}
