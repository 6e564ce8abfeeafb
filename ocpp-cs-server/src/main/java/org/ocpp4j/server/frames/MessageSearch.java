package org.ocpp4j.server.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.ocpp4j.server.database.Database;

/** Finds frames. Thread-safe; blocks. */
final class MessageSearch {
    /** A page ends early when it has this many characters, so that large frames do not fill the memory. */
    private static final int MOST_CHARACTERS = 1 << 23;

    private static final int STEP = 100;

    /** Some frames, newest first; {@code isLast} if there are no older ones. */
    record Page(List<Message> messages, boolean isLast) {}

    private final Database database;

    MessageSearch(Database database) {
        this.database = database;
    }

    Page find(MessageFilter filter) {
        List<Message> found = new ArrayList<>();
        long before = filter.before();
        long characters = 0;
        while (found.size() < filter.limit() && characters < MOST_CHARACTERS) {
            int wanted = Math.min(STEP, filter.limit() - found.size());
            List<Message> step = step(filter, before, wanted);
            found.addAll(step);
            if (step.size() < wanted) {
                return new Page(found, true);
            }
            before = step.get(step.size() - 1).seq();
            characters += step.stream().mapToLong(each -> each.text().length()).sum();
        }
        return new Page(found, false);
    }

    private List<Message> step(MessageFilter filter, long before, int wanted) {
        List<String> conditions = new ArrayList<>(filter.conditions());
        conditions.add("seq < :before");
        String sql =
                "select * from frame where " + String.join(" and ", conditions) + " order by seq desc limit :wanted";
        return database.read(handle -> {
            Query query = handle.createQuery(sql).bind("before", before).bind("wanted", wanted);
            filter.values().forEach(query::bind);
            return query.map(ConstructorMapper.of(Message.class)).list();
        });
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
        String place = isAnswer
                ? " and kind in ('CALL', 'OTHER') and seq < :seq order by seq desc"
                : " and kind in ('RESULT', 'ERROR') and seq > :seq order by seq";
        return database.read(handle -> handle.createQuery("select * from frame where identity = :identity"
                        + " and message_id = :messageId and direction <> :direction" + place + " limit 1")
                .bind("identity", message.identity())
                .bind("messageId", message.messageId())
                .bind("direction", message.direction())
                .bind("seq", message.seq())
                .map(ConstructorMapper.of(Message.class))
                .findOne());
    }
}
