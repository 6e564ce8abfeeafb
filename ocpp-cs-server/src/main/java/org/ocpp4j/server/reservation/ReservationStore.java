package org.ocpp4j.server.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.text.Truncation;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The life of reservations: Accepted or Rejected by the station, then Cancelled, Used or Expired. Thread-safe; everything
 * blocks, and a row is changed only under its lock.
 */
public final class ReservationStore {
    /** All reservations; those that hold are not old. */
    public static final KeptRows ROWS = KeptRows.ofStations("reservation")
            .untilOld("changed_at")
            .where("status <> 'Accepted'")
            .keptFor(KeptRows.KeepFor.OPERATORS);

    private static final int SWEPT_AT_ONCE = 500;

    private record Row(
            long seq,
            String identity,
            int reservationId,
            int connectorId,
            String idTag,
            @Nullable String parentIdTag,
            Instant expiresAt,
            String status) {}

    private final Database database;
    private final Clock clock;

    /**
     * A store over a database.
     *
     * @param database where the reservations are
     * @param clock the source of the time
     */
    public ReservationStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A station has answered ReserveNow. Accepted, it replaces a reservation of the same number. If the answer is
     * recorded after the transaction that the station began at once with it, the reservation is Used from the start.
     *
     * @param change the change to be part of
     * @param reservation the requested reservation
     * @param answer the station's status: Accepted, Faulted, Occupied, Rejected, Unavailable
     * @param askedAt when it was requested
     */
    public void answered(Change change, Reservation reservation, String answer, Instant askedAt) {
        boolean accepted = answer.equals("Accepted");
        Integer transactionId = null;
        if (accepted) {
            // The station keeps one reservation of a number (OCPP 1.6, section 5.13).
            rows(change, reservation.identity(), reservation.reservationId(), List.of("Accepted"))
                    .forEach(row -> set(change, row, "Cancelled", "replaced by one of the same number", null));
            transactionId = begun(change.handle(), reservation, askedAt).orElse(null);
        }
        String status = transactionId != null ? "Used" : accepted ? "Accepted" : "Rejected";
        Instant now = now();
        change.handle()
                .createUpdate("insert into reservation (identity, reservation_id, connector_id, id_tag, parent_id_tag,"
                        + " expires_at, status, detail, transaction_id, created_at, changed_at) values (:identity,"
                        + " :reservationId, :connectorId, :idTag, :parentIdTag, :expiresAt, :status, :detail,"
                        + " :transactionId, :now, :now)")
                .bind("identity", reservation.identity())
                .bind("reservationId", reservation.reservationId())
                .bind("connectorId", reservation.connectorId())
                .bind("idTag", reservation.idTag())
                .bind("parentIdTag", reservation.parentIdTag())
                .bind("expiresAt", reservation.expiresAt())
                .bind("status", status)
                .bind("detail", accepted ? null : new Truncation().text("status", answer, 500))
                .bind("transactionId", transactionId)
                .bind("now", now)
                .execute();
        happened(change, reservation, status, transactionId, now);
    }

    /** A transaction that names this reservation, began after the request, and found none to use. */
    private static Optional<Integer> begun(Handle handle, Reservation reservation, Instant askedAt) {
        return handle.createQuery("select transaction_id from charging_transaction where identity = :identity"
                        + " and reservation_id = :reservationId and start_received_at >= :askedAt"
                        + " and not exists (select 1 from reservation used where used.identity = :identity"
                        + " and used.transaction_id = charging_transaction.transaction_id) order by seq")
                .bind("identity", reservation.identity())
                .bind("reservationId", reservation.reservationId())
                .bind("askedAt", askedAt.truncatedTo(ChronoUnit.MILLIS))
                .mapTo(Integer.class)
                .findFirst();
    }

    /**
     * A station has accepted CancelReservation.
     *
     * @param change the change to be part of
     * @param identity the station
     * @param reservationId the number
     * @return whether there was one to cancel
     */
    public boolean cancelled(Change change, String identity, int reservationId) {
        List<Row> rows = rows(change, identity, reservationId, List.of("Accepted"));
        rows.forEach(row -> set(change, row, "Cancelled", null, null));
        return !rows.isEmpty();
    }

    /**
     * A transaction has used a reservation, with any idTag. A reservation that has expired here counts as well if the
     * transaction began before: its start may arrive late.
     *
     * @param change the change to be part of
     * @param identity the station
     * @param reservationId the number
     * @param transactionId the transaction
     * @param startedAt when it began
     * @return whether there was one to use
     */
    public boolean used(Change change, String identity, int reservationId, int transactionId, Instant startedAt) {
        Row row = rows(change, identity, reservationId, List.of("Accepted", "Expired")).stream()
                .filter(found -> found.status().equals("Accepted") || !startedAt.isAfter(found.expiresAt()))
                .findFirst()
                .orElse(null);
        if (row == null) {
            return false;
        }
        set(change, row, "Used", null, transactionId);
        return true;
    }

    /**
     * Marks reservations past their end as Expired. Call it from time to time.
     *
     * @return how many there were
     */
    public int expire() {
        int all = 0;
        int some;
        do {
            some = database.change(this::expireSome);
            all += some;
        } while (some == SWEPT_AT_ONCE);
        return all;
    }

    private int expireSome(Change change) {
        List<Row> due = change.handle()
                .createQuery("select * from reservation where status = 'Accepted' and expires_at < :now"
                        + " order by seq limit " + SWEPT_AT_ONCE + "<forUpdate>")
                .bind("now", now())
                .map((rows, context) -> row(rows))
                .list();
        due.forEach(row -> set(change, row, "Expired", null, null));
        return due.size();
    }

    /** The newest first, locked. */
    private static List<Row> rows(Change change, String identity, int reservationId, List<String> statuses) {
        return change.handle()
                .createQuery("select * from reservation where identity = :identity and reservation_id = :reservationId"
                        + " and status in (<statuses>) order by seq desc<forUpdate>")
                .bind("identity", identity)
                .bind("reservationId", reservationId)
                .bindList("statuses", statuses)
                .map((rows, context) -> row(rows))
                .list();
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getLong("seq"),
                rows.getString("identity"),
                rows.getInt("reservation_id"),
                rows.getInt("connector_id"),
                rows.getString("id_tag"),
                rows.getString("parent_id_tag"),
                rows.getTimestamp("expires_at").toInstant(),
                rows.getString("status"));
    }

    private void set(Change change, Row row, String status, @Nullable String detail, @Nullable Integer transactionId) {
        Instant now = now();
        change.handle()
                .createUpdate("update reservation set status = :status, detail = :detail,"
                        + " transaction_id = :transactionId, changed_at = :now where seq = :seq")
                .bind("status", status)
                .bind("detail", detail)
                .bind("transactionId", transactionId)
                .bind("now", now)
                .bind("seq", row.seq())
                .execute();
        Reservation reservation = new Reservation(
                row.identity(),
                row.reservationId(),
                row.connectorId(),
                row.idTag(),
                row.parentIdTag(),
                row.expiresAt());
        happened(change, reservation, status, transactionId, now);
    }

    private static void happened(
            Change change, Reservation reservation, String status, @Nullable Integer transactionId, Instant now) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("reservationId", reservation.reservationId());
        data.put("connectorId", reservation.connectorId());
        data.put("idTag", reservation.idTag());
        data.put("parentIdTag", reservation.parentIdTag());
        data.put("expiryDate", reservation.expiresAt().toString());
        data.put("status", status);
        data.put("transactionId", transactionId);
        change.happened(new Event(EventType.RESERVATION, reservation.identity(), now, data));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
