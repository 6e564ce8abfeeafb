package org.ocpp4j.server.resource;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.station.StationStore;

/** Changes stations in the database, and has the store read again what it remembers. Thread-safe. */
public final class TableRegistry implements StationRegistry {
    private static final String FIELDS = "description = :description, boot_policy = :bootPolicy,"
            + " validation = :validation, pings = :pings, certificate_required = :certificateRequired";

    private final Database database;
    private final StationStore stations;
    private final Clock clock;
    private final Function<byte[], String> hash;

    /**
     * A registry over a database.
     *
     * @param database where the stations are
     * @param stations remembers some of them
     * @param clock tells when one is registered
     * @param hash makes of a password what is kept of it; may take long
     */
    public TableRegistry(Database database, StationStore stations, Clock clock, Function<byte[], String> hash) {
        this.database = database;
        this.stations = stations;
        this.clock = clock;
        this.hash = hash;
    }

    @Override
    public boolean register(String identity, StationFields fields) {
        boolean added = database.change(change -> {
            Handle handle = change.handle();
            int inserted = handle.createUpdate("insert into station (identity, registered, created_at)"
                            + " values (:identity, true, :now) on conflict do nothing")
                    .bind("identity", identity)
                    .bind("now", clock.instant())
                    .execute();
            set(handle, identity, fields, ", registered = true");
            return inserted == 1;
        });
        readAgain(identity);
        return added;
    }

    @Override
    public boolean update(String identity, UnaryOperator<StationFields> change) {
        boolean found = database.change(transaction -> {
            Optional<StationFields> before = locked(transaction.handle(), identity);
            before.ifPresent(fields -> set(transaction.handle(), identity, change.apply(fields), ""));
            return before.isPresent();
        });
        readAgain(identity);
        return found;
    }

    private static Optional<StationFields> locked(Handle handle, String identity) {
        return handle.createQuery("select * from station where identity = :identity for update")
                .bind("identity", identity)
                .map((columns, context) -> new StationFields(
                        columns.getString("description"),
                        columns.getString("boot_policy"),
                        columns.getString("validation"),
                        columns.getBoolean("pings"),
                        columns.getBoolean("certificate_required")))
                .findOne();
    }

    private static void set(Handle handle, String identity, StationFields fields, String more) {
        handle.createUpdate("update station set " + FIELDS + more + " where identity = :identity")
                .bind("identity", identity)
                .bind("description", fields.description())
                .bind("bootPolicy", fields.bootPolicy())
                .bind("validation", fields.validation())
                .bind("pings", fields.pings())
                .bind("certificateRequired", fields.certificateRequired())
                .execute();
    }

    @Override
    public boolean remove(String identity) {
        boolean removed = database.change(change -> change.handle()
                        .createUpdate("delete from station where identity = :identity")
                        .bind("identity", identity)
                        .execute()
                == 1);
        readAgain(identity);
        return removed;
    }

    @Override
    public boolean setPassword(String identity, byte[] password) {
        return setHash(identity, hash.apply(password));
    }

    @Override
    public boolean clearPassword(String identity) {
        return setHash(identity, null);
    }

    private boolean setHash(String identity, @Nullable String passwordHash) {
        boolean found = database.change(change -> change.handle()
                        .createUpdate("update station set password_hash = :hash, pending_password_hash = null"
                                + " where identity = :identity")
                        .bind("identity", identity)
                        .bind("hash", passwordHash)
                        .execute()
                == 1);
        readAgain(identity);
        return found;
    }

    /** Only what is remembered: the store's memory is for stations that came. */
    private void readAgain(String identity) {
        if (stations.remembered(identity).isPresent()) {
            stations.load(identity);
        }
    }
}
