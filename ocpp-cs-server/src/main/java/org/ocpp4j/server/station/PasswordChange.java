package org.ocpp4j.server.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Change;

/**
 * Changes a station's password by a command to it (ChangeConfiguration of AuthorizationKey), so that the two sides
 * agree in the end even after a failure. All methods block; thread-safe.
 *
 * <p>The new password is stored as undecided before the command leaves ({@link #prepare}), and beside the old one,
 * never in its place. While one is undecided the station may log in with either. A log-in with the new one decides: it
 * becomes the password, and the old one and all that were prepared before it are dropped. Step by step:
 *
 * <ol>
 *   <li>Crash before prepare is committed: nothing was sent. The old one holds on both sides.
 *   <li>Crash, full queue, lost connection or time-out after it: the station may have the new one or not. It logs in
 *       with either. No call is needed for this.
 *   <li>The station answers Rejected or NotSupported, or the command never left: {@link #reject} drops the new one. A
 *       crash before that leaves a password that no station has; the next decided one drops it.
 *   <li>The station answers Accepted or RebootRequired: nothing changes here. A station may go on with the old
 *       one until its next connection or reboot, and one that answered and lost its power may never have written the new
 *       one. A crash before or after it makes no difference.
 *   <li>The station logs in with the new one: {@link #used} makes it the password. A crash before that is committed leaves
 *       both, and the next log-in does it.
 *   <li>It logs in with the old one: both stay, since it may reboot later.
 * </ol>
 *
 * <p>A second change may be prepared while the first is undecided: the station may have any of them, so all stay, in their
 * order, four at most.
 */
public final class PasswordChange {
    private static final int MOST_UNDECIDED = 4;

    private final StationStore stations;

    /**
     * Changes passwords in a store.
     *
     * @param stations the stations
     */
    public PasswordChange(StationStore stations) {
        this.stations = stations;
    }

    /**
     * Call this before the command is sent. After the commit, the station may log in with the new password.
     *
     * @param change the transaction, committed before the command leaves
     * @param identity the station
     * @param newPassword a text, or a key as 32 to 40 hex digits, as the command will have it
     * @throws IllegalArgumentException if the password is empty or too long
     * @throws IllegalStateException if too many are undecided; the message names the remedy
     */
    public void prepare(Change change, String identity, String newPassword) {
        String hash = StationPasswords.hash(newPassword);
        change(change, identity, row -> with(identity, row, hash));
    }

    /**
     * Drops the newest password that is undecided: the one of the last command, which the station certainly has not taken:
     * it answered Rejected, NotSupported or CALLERROR, or the command never left. Commands change one key at a time.
     *
     * @param change the change to be part of
     * @param identity the station
     */
    public void reject(Change change, String identity) {
        change(change, identity, row -> {
            int undecided = row.pending().size();
            return undecided == 0
                    ? row
                    : new Passwords(row.current(), row.pending().subList(0, undecided - 1));
        });
    }

    /**
     * A station has logged in with one of its undecided passwords, which becomes its password.
     *
     * @param identity the station
     * @param hash the hash that its password fits
     */
    public void used(String identity, String hash) {
        change(identity, row -> {
            int index = row.pending().indexOf(hash);
            // Those after it were sent later, and may be taken up yet.
            return index < 0
                    ? row
                    : new Passwords(
                            hash, row.pending().subList(index + 1, row.pending().size()));
        });
    }

    private static Passwords with(String identity, Passwords row, String hash) {
        if (row.pending().size() >= MOST_UNDECIDED) {
            throw new IllegalStateException(identity + " has not logged in since its password was changed "
                    + MOST_UNDECIDED + " times by command. Let it connect, or set its password: PUT"
                    + " /api/v1/stations/{identity}/password");
        }
        List<String> more = new ArrayList<>(row.pending());
        more.add(hash);
        return new Passwords(row.current(), more);
    }

    private record Passwords(@Nullable String current, List<String> pending) {}

    private void change(String identity, UnaryOperator<Passwords> step) {
        stations.database().run(change -> change(change, identity, step));
    }

    private void change(Change change, String identity, UnaryOperator<Passwords> step) {
        stations.ensure(change, identity);
        write(change, identity, step.apply(read(change, identity)));
        change.afterwards(() -> stations.changed(identity));
    }

    /** Locks the row, so that a log-in and a command that meet do not undo each other. */
    private static Passwords read(Change change, String identity) {
        Map<String, Object> row = change.handle()
                .createQuery("select password_hash, pending_password_hash from station where identity = :identity"
                        + "<forUpdate>")
                .bind("identity", identity)
                .mapToMap()
                .one();
        Object pending = row.get("pending_password_hash");
        return new Passwords(
                (String) row.get("password_hash"),
                pending == null ? List.of() : List.of(pending.toString().split(" ")));
    }

    private static void write(Change change, String identity, Passwords row) {
        change.handle()
                .createUpdate("update station set password_hash = :current, pending_password_hash = :pending"
                        + " where identity = :identity")
                .bind("current", row.current())
                .bind("pending", row.pending().isEmpty() ? null : String.join(" ", row.pending()))
                .bind("identity", identity)
                .execute();
    }
}
