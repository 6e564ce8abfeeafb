package org.ocpp4j.server.idtag;

import java.time.Clock;
import java.time.Instant;
import org.ocpp4j.server.database.Database;

/** What the demonstration needs. */
public final class DemoData {
    /** The idTag that the emulated stations charge with. */
    public static final String ID_TAG = "demo";

    private DemoData() {}

    /**
     * Enters the idTag {@value #ID_TAG}, Accepted, unless there is one: what an operator made of it stays. Blocks.
     *
     * @param database where to
     * @param clock tells when
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
