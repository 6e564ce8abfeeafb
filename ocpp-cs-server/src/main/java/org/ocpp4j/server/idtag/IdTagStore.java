package org.ocpp4j.server.idtag;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.ocpp4j.server.database.Database;

/**
 * The idTags. Thread-safe; all methods block. Changes come one after the other: two of them at once could make a loop of
 * parents that neither of them sees. The lock waits for the database only, and ends with the change.
 */
public final class IdTagStore {
    /**
     * An idTag with its new values.
     *
     * @param idTag the idTag
     * @param fields the values
     */
    record Setting(String idTag, IdTagFields fields) {
        String folded() {
            return fold(idTag);
        }
    }

    static final String SELECT = "select * from id_tag";
    private static final int BATCH = 1000;

    private final Database database;
    private final Clock clock;
    private final ReentrantLock changes = new ReentrantLock();

    IdTagStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How idTags compare: without case (OCPP's CiString). */
    public static String fold(String idTag) {
        return idTag.toLowerCase(Locale.ROOT);
    }

    Optional<IdTagEntry> find(String idTag) {
        return database.read(handle -> handle.createQuery(SELECT + " where folded = :folded")
                .bind("folded", fold(idTag))
                .map(IdTagEntry::read)
                .findOne());
    }

    /**
     * Sets idTags, none of which is there twice: all or none.
     *
     * @return for each of them whether it is new
     * @throws ParentLoopException if one would be its own ancestor
     */
    List<Boolean> put(List<Setting> settings) {
        changes.lock();
        try {
            return database.change(change -> {
                Instant now = clock.instant();
                List<Boolean> added = new ArrayList<>();
                for (int from = 0; from < settings.size(); from += BATCH) {
                    added.addAll(
                            put(change.handle(), settings.subList(from, Math.min(from + BATCH, settings.size())), now));
                }
                new ParentChain(change.handle()).check(settings);
                return added;
            });
        } finally {
            changes.unlock();
        }
    }

    private static List<Boolean> put(Handle handle, List<Setting> settings, Instant now) {
        List<Boolean> added = new ArrayList<>();
        try (PreparedBatch insert =
                        handle.prepareBatch("insert into id_tag (folded, id_tag, status, created_at, changed_at)"
                                + " values (:folded, :idTag, :status, :now, :now) on conflict (folded) do nothing");
                PreparedBatch update = handle.prepareBatch("update id_tag set id_tag = :idTag, status = :status,"
                        + " parent_id_tag = :parent, expires_at = :expiry, max_active_transactions = :most,"
                        + " description = :description, changed_at = :now where folded = :folded")) {
            for (Setting setting : settings) {
                IdTagFields fields = setting.fields();
                insert.bind("folded", setting.folded())
                        .bind("idTag", setting.idTag())
                        .bind("status", fields.status())
                        .bind("now", now)
                        .add();
                update.bind("folded", setting.folded())
                        .bind("idTag", setting.idTag())
                        .bind("status", fields.status())
                        .bind("parent", fields.parentIdTag())
                        .bind("expiry", fields.expiryDate())
                        .bind("most", fields.maxActiveTransactions())
                        .bind("description", fields.description())
                        .bind("now", now)
                        .add();
            }
            for (int count : insert.execute()) {
                added.add(count == 1);
            }
            update.execute();
            return added;
        }
    }

    /** Deletes an idTag; references to it stay. Returns false if there was none. */
    boolean remove(String idTag) {
        return database.change(change -> change.handle()
                        .createUpdate("delete from id_tag where folded = :folded")
                        .bind("folded", fold(idTag))
                        .execute()
                == 1);
    }
}
