package org.ocpp4j.server.idtag;

import java.time.Clock;
import java.time.Instant;
import org.ocpp4j.server.database.Database;

/** The data for the demonstration. */
public final class DemoData {
    /** The idTag that the emulated stations charge with. */
    public static final String ID_TAG = "demo";

    private DemoData() {}

    /**
     * Adds the idTag {@value #ID_TAG}, Accepted, unless it exists: the changes of an operator stay. Blocks.
     *
     * @param database the database
     * @param clock the source of the time
     */
    public static void enter(Database database, Clock clock) {
        Instant now = clock.instant();
        database.run(change -> change.handle()
                .createUpdate(
                        "insert into id_tag (folded, id_tag, status, description, created_at, changed_at)"
                                + " values (:idTag, :idTag, 'Accepted', 'Demonstration', :now, :now) on conflict (folded) do nothing")
                .bind("idTag", ID_TAG)
                .bind("now", now)
                .execute());
    }
}
