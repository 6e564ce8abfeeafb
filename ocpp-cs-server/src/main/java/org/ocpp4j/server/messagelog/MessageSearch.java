package org.ocpp4j.server.messagelog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;

/** Finds frames. Thread-safe; blocks. */
final class MessageSearch {
    /** A page ends early when it has this many characters, so that large frames do not fill the memory. */
    private static final int MOST_CHARACTERS = 1 << 23;

    private static final int STEP = 100;

    /** How many frames a statement looks at. */
    private static final int SCANNED = 2500;

    /** How long frames are looked for before a page is answered as it is. */
    private static final Duration PATIENCE = Duration.ofMillis(40);

    /** In how many frames with its message id the counterpart of a frame is looked for: stations may count from 1. */
    private static final int NEIGHBOURS = 1000;

    /** Some frames, newest first; {@code next} is the number before which there may be more, null if there are none. */
    record Page(List<Message> messages, @Nullable Long next) {}

    private final Database database;

    MessageSearch(Database database) {
        this.database = database;
    }

    Page find(MessageFilter filter) {
        List<Message> found = new ArrayList<>();
        long before = filter.before();
        long characters = 0;
        long begin = System.nanoTime();
        boolean goesOn = true;
        while (goesOn) {
            int wanted = Math.min(STEP, filter.limit() - found.size());
            Page step = step(filter, before, wanted);
            found.addAll(step.messages());
            if (step.next() == null) {
                return new Page(found, null);
            }
            before = step.next();
            characters += step.messages().stream()
                    .mapToLong(each -> each.text().length())
                    .sum();
            boolean isFruitless = step.messages().size() < wanted && System.nanoTime() - begin > PATIENCE.toNanos();
            goesOn = found.size() < filter.limit() && characters < MOST_CHARACTERS && !isFruitless;
        }
        return new Page(found, before);
    }

    /** Looks at so many of the frames that an index finds, and no more. */
    private Page step(MessageFilter filter, long before, int wanted) {
        String found = " from frame where seq < :before" + (filter.found() == null ? "" : " and " + filter.found());
        return database.read(handle -> {
            Long end = filter.checked().isEmpty() ? null : end(handle, filter, found, before);
            StringBuilder sql = new StringBuilder("select *").append(found);
            filter.checked().forEach(condition -> sql.append(" and ").append(condition));
            sql.append(end == null ? "" : " and seq >= :end").append(" order by seq desc limit :wanted");
            List<Message> messages = query(handle, sql.toString(), filter, before)
                    .bind("end", end)
                    .bind("wanted", wanted)
                    .map(ConstructorMapper.of(Message.class))
                    .list();
            return new Page(
                    messages,
                    messages.size() < wanted
                            ? end
                            : (Long) messages.get(wanted - 1).seq());
        });
    }

    private static @Nullable Long end(Handle handle, MessageFilter filter, String found, long before) {
        return query(handle, "select seq" + found + " order by seq desc limit 1 offset :last", filter, before)
                .bind("last", SCANNED - 1)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }

    private static Query query(Handle handle, String sql, MessageFilter filter, long before) {
        return handle.createQuery(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bindMap(filter.values())
                .bind("before", before)
                .bind("scanned", SCANNED);
    }

    Optional<Message> find(long seq) {
        return database.read(handle -> handle.createQuery("select * from frame where seq = :seq")
                .bind("seq", seq)
                .map(ConstructorMapper.of(Message.class))
                .findOne());
    }

    /** The answer to a call, or the call of an answer: the nearest one, since a message id may come again. */
    Optional<Message> counterpart(Message message) {
        if (message.messageId() == null) {
            return Optional.empty();
        }
        boolean isAnswer =
                message.kind().equals(FrameKind.RESULT.name()) || message.kind().equals(FrameKind.ERROR.name());
        // A malformed call is answered as well, with an error.
        String kinds = isAnswer ? "kind in ('CALL', 'OTHER')" : "kind in ('RESULT', 'ERROR')";
        String side = isAnswer ? "seq < :seq order by seq desc" : "seq > :seq order by seq";
        return database.read(handle -> handle.createQuery("select * from frame where seq in"
                        + " (select seq from frame where message_id = :messageId and " + side + " limit :neighbours)"
                        + " and identity = :identity and direction <> :direction and " + kinds + " and " + side
                        + " limit 1")
                .bind("neighbours", NEIGHBOURS)
                .bind("identity", message.identity())
                .bind("messageId", message.messageId())
                .bind("direction", message.direction())
                .bind("seq", message.seq())
                .map(ConstructorMapper.of(Message.class))
                .findOne());
    }
}
