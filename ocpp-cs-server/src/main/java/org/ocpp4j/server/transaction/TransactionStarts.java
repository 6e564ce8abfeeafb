package org.ocpp4j.server.transaction;

import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Fingerprint;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.idtag.IdTags;
import org.ocpp4j.server.reservation.ReservationStore;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.text.Truncation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Begins transactions. A start that is sent again gets the same number, also while the first one is still being handled:
 * the unique index over {@code start_key} makes the second wait for the first. A refused idTag gets a transaction, too:
 * energy may flow, and its end must belong to something. Thread-safe.
 */
public final class TransactionStarts {
    /** All transactions; they are kept until their station is deleted. */
    public static final KeptRows ROWS = KeptRows.ofStations("charging_transaction");

    private static final Logger LOG = LoggerFactory.getLogger(TransactionStarts.class);
    private static final int MOST_TRIES = 20;

    private record Begun(int id, @Nullable String idTagStatus) {}

    private record Outcome(int id, IdTagInfo info, boolean repeated) {}

    private final Storage storage;
    private final StrayMessages strays;
    private final IdTags idTags;
    private final ReservationStore reservations;
    private final Supplier<BackendSettings> settings;
    private final IntSupplier numbers;

    /** {@code numbers} returns unpredictable positive numbers. */
    public TransactionStarts(
            Storage storage,
            StrayMessages strays,
            IdTags idTags,
            ReservationStore reservations,
            Supplier<BackendSettings> settings,
            IntSupplier numbers) {
        this.storage = storage;
        this.strays = strays;
        this.idTags = idTags;
        this.reservations = reservations;
        this.settings = settings;
        this.numbers = numbers;
    }

    public StartTransactionResponse start(Station station, StartTransactionRequest request) {
        String identity = station.identity();
        Outcome outcome =
                storage.answer(station, change -> start(change, identity, request), TransactionStarts::response);
        LOG.info(
                "{} connector {}: transaction {} {} at {} Wh, idTag {}",
                identity,
                request.connectorId(),
                outcome.id(),
                outcome.repeated() ? "was started before" : "started",
                request.meterStart(),
                outcome.info().status());
        return response(outcome);
    }

    private static StartTransactionResponse response(Outcome outcome) {
        return new StartTransactionResponse(outcome.id(), outcome.info());
    }

    private Outcome start(Change change, String identity, StartTransactionRequest request) {
        storage.ensure(change, identity);
        String key = key(identity, request);
        Begun before = null;
        for (int tries = 1; before == null; tries++) {
            int id = numbers.getAsInt();
            if (!isTaken(change.handle(), id) && insert(change, identity, request, key, id)) {
                IdTagInfo info = idTags.toStart(change.handle(), request.idTag());
                begin(change, identity, request, id, info.status().wireName());
                return new Outcome(id, info, false);
            }
            before = find(change.handle(), key); // another thread was faster, or the number is taken
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("No free transactionId was found");
            }
        }
        return new Outcome(before.id(), again(change.handle(), request.idTag(), before), true);
    }

    private static String key(String identity, StartTransactionRequest request) {
        return Fingerprint.of(
                identity,
                request.connectorId(),
                IdTags.fold(request.idTag()),
                request.timestamp(),
                request.meterStart());
    }

    private static @Nullable Begun find(Handle handle, String key) {
        return handle.createQuery(
                        "select transaction_id, id_tag_status from charging_transaction" + " where start_key = :key")
                .bind("key", key)
                .map((rows, context) -> new Begun(rows.getInt("transaction_id"), rows.getString("id_tag_status")))
                .findOne()
                .orElse(null);
    }

    private static boolean isTaken(Handle handle, int id) {
        return handle.createQuery("select count(*) from charging_transaction where transaction_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static boolean isTaken(Handle handle, String identity, int id) {
        return handle.createQuery("select count(*) from charging_transaction where identity = :identity"
                                + " and transaction_id = :id")
                        .bind("identity", identity)
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private boolean insert(Change change, String identity, StartTransactionRequest request, String key, int id) {
        Truncation truncation = new Truncation();
        int inserted = change.handle()
                .createUpdate("insert into charging_transaction (transaction_id, identity, account, connector_id,"
                        + " id_tag, id_tag_folded, meter_start, started_at, start_received_at, reservation_id,"
                        + " start_key) values (:id, :identity,"
                        + " (select account from station where identity = :identity), :connectorId, :idTag, :folded,"
                        + " :meterStart, :startedAt, :now, :reservationId, :key) on conflict (start_key) do nothing")
                .bind("id", id)
                .bind("identity", identity)
                .bind("connectorId", truncation.number("connectorId", request.connectorId()))
                .bind("idTag", truncation.text("idTag", request.idTag(), 255))
                .bind("folded", IdTags.fold(request.idTag()))
                .bind("meterStart", request.meterStart())
                .bind("startedAt", request.timestamp())
                .bind("now", storage.now())
                .bind("reservationId", truncation.number("reservationId", request.reservationId()))
                .bind("key", key)
                .execute();
        storage.bounds().inserted(change, Kind.TRANSACTIONS, identity, inserted);
        if (inserted > 0 && !truncation.isComplete()) {
            strays.keep(change, identity, request, truncation.reason());
        }
        return inserted > 0;
    }

    /** The rest of a new transaction: queries of other tables while this change holds the row. */
    private void begin(Change change, String identity, StartTransactionRequest request, int id, String idTagStatus) {
        String flags = "";
        if (storage.now().isAfter(request.timestamp().plus(settings.get().lateAfter()))) {
            flags = TransactionFlag.LATE.addTo(flags);
        }
        if (!usesReservation(change, identity, request, id)) {
            flags = TransactionFlag.UNKNOWN_RESERVATION.addTo(flags);
        }
        change.handle()
                .createUpdate("update charging_transaction set id_tag_status = :status, flags = :flags"
                        + " where identity = :identity and transaction_id = :id")
                .bind("status", idTagStatus)
                .bind("flags", flags)
                .bind("identity", identity)
                .bind("id", id)
                .execute();
        happened(change, identity, request, id, idTagStatus, flags);
    }

    /**
     * Keeps a transaction that another system has begun: its number, and how it judged the idTag. A start that is sent
     * again gets the last number that was answered, as long as it is open: the station got no other.
     */
    public void record(Station station, StartTransactionRequest request, long answered, String idTagStatus) {
        String identity = station.identity();
        String result = storage.record(change -> {
            storage.ensure(change, identity);
            if (answered <= 0 || answered > Integer.MAX_VALUE) {
                return stray(change, identity, request, "it was answered without a transactionId that can be kept");
            }
            return record(change, identity, request, (int) answered, idTagStatus);
        });
        LOG.info(
                "{} connector {}: transaction {} at {} Wh, idTag {}: {}",
                identity,
                request.connectorId(),
                answered,
                request.meterStart(),
                idTagStatus,
                result);
    }

    private String record(Change change, String identity, StartTransactionRequest request, int id, String idTagStatus) {
        String key = key(identity, request);
        if (!isTaken(change.handle(), identity, id) && insert(change, identity, request, key, id)) {
            begin(change, identity, request, id, idTagStatus);
            return "started";
        }
        Begun before = find(change.handle(), key);
        boolean same = before != null && before.id() == id;
        if (before != null && (renumber(change.handle(), identity, key, id, idTagStatus) || same)) {
            return same ? "started before" : "started before, as " + before.id();
        }
        return stray(change, identity, request, "its transactionId " + id + " belongs to another transaction");
    }

    private static boolean renumber(Handle handle, String identity, String key, int id, String idTagStatus) {
        return handle.createUpdate("update charging_transaction set transaction_id = :id, id_tag_status = :status"
                                + " where start_key = :key and stop_received_at is null and (transaction_id = :id or"
                                + " not exists (select 1 from charging_transaction"
                                + " where identity = :identity and transaction_id = :id))")
                        .bind("id", id)
                        .bind("status", idTagStatus)
                        .bind("key", key)
                        .bind("identity", identity)
                        .execute()
                > 0;
    }

    private String stray(Change change, String identity, StartTransactionRequest request, String reason) {
        strays.keep(change, identity, request, reason);
        return "no transaction, " + reason;
    }

    private boolean usesReservation(Change change, String identity, StartTransactionRequest request, int id) {
        Long reservationId = request.reservationId();
        return reservationId == null
                || (reservationId == reservationId.intValue()
                        && reservations.used(change, identity, reservationId.intValue(), id, request.timestamp()));
    }

    /** The limit was applied when it began, and is not applied again: the transaction would count itself. */
    private IdTagInfo again(Handle handle, String idTag, Begun before) {
        IdTagInfo info = idTags.regardlessOfLimit(handle, idTag);
        String concurrent = AuthorizationStatus.CONCURRENT_TX.wireName();
        return concurrent.equals(before.idTagStatus()) && info.status().equals(AuthorizationStatus.ACCEPTED)
                ? IdTags.withStatus(info, AuthorizationStatus.CONCURRENT_TX)
                : info;
    }

    private void happened(
            Change change, String identity, StartTransactionRequest request, int id, String idTagStatus, String flags) {
        Instant now = storage.now();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("transactionId", id);
        data.put("connectorId", request.connectorId());
        data.put("idTag", request.idTag());
        data.put("idTagStatus", idTagStatus);
        data.put("meterStart", request.meterStart());
        data.put("timestamp", request.timestamp().toString());
        data.put("reservationId", request.reservationId());
        data.put("flags", flags);
        change.happened(new Event(EventType.TRANSACTION_STARTED, identity, now, data));
    }
}
