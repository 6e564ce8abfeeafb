package org.ocpp4j.server.messagelog;

import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.ocpp4j.server.database.Database;

/** Finds a frame and its counterpart. Thread-safe; blocks. */
final class MessageSearch {
    /** In how many frames with its message id the counterpart of a frame is looked for: stations may count from 1. */
    private static final int NEIGHBOURS = 1000;

    private final Database database;

    MessageSearch(Database database) {
        this.database = database;
    }

    Optional<Message> find(long seq) {
        return database.read(handle -> handle.createQuery("select * from frame where seq = :seq")
                .bind("seq", seq)
                .map(ConstructorMapper.of(Message.class))
                .findOne());
    }

    /** The answer to a call, or the call of an answer: the nearest one, since a message id may be used again. */
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
