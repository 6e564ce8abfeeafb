package org.ocpp4j.server.transaction;

import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionResponse;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Fingerprint;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.idtag.IdTags;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.text.Truncation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ends transactions, each once, under the lock of its row. A stop that is sent again gets the same answer; one with
 * other values, and one for a transaction of another station, are stored and answered as any other, since the station
 * would send them for ever. Thread-safe.
 */
public final class TransactionStops {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionStops.class);

    /** A transaction as it stands; {@code stopKey} is null while it is open. */
    private record Row(
            @Nullable Integer connectorId,
            @Nullable Long meterStart,
            String flags,
            @Nullable String stopKey) {}

    /** The log message about the stop, and the answer. */
    private record Outcome(String result, @Nullable IdTagInfo info) {}

    private final Storage storage;
    private final StrayMessages strays;
    private final IdTags idTags;
    private final MeterValues meterValues;
    private final Supplier<BackendSettings> settings;

    public TransactionStops(
            Storage storage,
            StrayMessages strays,
            IdTags idTags,
            MeterValues meterValues,
            Supplier<BackendSettings> settings) {
        this.storage = storage;
        this.strays = strays;
        this.idTags = idTags;
        this.meterValues = meterValues;
        this.settings = settings;
    }

    public StopTransactionResponse stop(Station station, StopTransactionRequest request) {
        String identity = station.identity();
        Outcome outcome =
                storage.answer(station, change -> answer(change, identity, request), TransactionStops::response);
        log(identity, request, outcome.result());
        return response(outcome);
    }

    private Outcome answer(Change change, String identity, StopTransactionRequest request) {
        String result = stop(change, identity, request);
        String idTag = request.idTag();
        return new Outcome(result, idTag == null ? null : idTags.regardlessOfLimit(change.handle(), idTag));
    }

    private static StopTransactionResponse response(Outcome outcome) {
        return new StopTransactionResponse(outcome.info());
    }

    /** Ends a transaction whose end another system has answered. */
    public void record(Station station, StopTransactionRequest request) {
        String identity = station.identity();
        log(identity, request, storage.record(change -> stop(change, identity, request)));
    }

    private static void log(String identity, StopTransactionRequest request, String result) {
        LOG.info(
                "{} transaction {} stopped at {} Wh, {}",
                identity,
                request.transactionId(),
                request.meterStop(),
                result);
    }

    /** Returns the log message about it. */
    private String stop(Change change, String identity, StopTransactionRequest request) {
        storage.ensure(change, identity);
        Truncation truncation = new Truncation();
        Integer id = truncation.number("transactionId", request.transactionId());
        String result;
        Integer connectorId = null;
        if (id == null) {
            strays.keep(change, identity, request, truncation.reason());
            result = "nobody started it here";
        } else {
            Row row = lock(change.handle(), identity, id);
            if (row == null && insertUnknown(change, identity, request, id)) {
                result = "nobody started it here";
            } else {
                row = row == null ? lock(change.handle(), identity, id) : row;
                connectorId = row == null ? null : row.connectorId();
                result = row == null ? "its row is gone" : end(change, identity, request, id, row);
            }
        }
        if (request.transactionData() != null
                && !meterValues.keep(change, identity, connectorId, id, request.transactionData())) {
            strays.keep(
                    change, identity, request, "no room for the transactionData of a station that is not registered");
        }
        return result;
    }

    private String end(Change change, String identity, StopTransactionRequest request, int id, Row row) {
        String key = key(identity, request);
        if (row.stopKey() == null) {
            update(change, identity, request, id, row, key);
            Long meterStart = row.meterStart();
            return meterStart == null ? "its start is not known" : (request.meterStop() - meterStart) + " Wh charged";
        }
        if (row.stopKey().equals(key)) {
            return "as it said before";
        }
        change.handle()
                .createUpdate("update charging_transaction set flags = :flags"
                        + " where identity = :identity and transaction_id = :id")
                .bind("flags", TransactionFlag.CONFLICTING_STOP.addTo(row.flags()))
                .bind("identity", identity)
                .bind("id", id)
                .execute();
        strays.keep(change, identity, request, "the transaction has ended before, in another way");
        return "not as it said before; both are kept";
    }

    private static @Nullable Row lock(Handle handle, String identity, int id) {
        return handle.createQuery("select connector_id, meter_start, flags, stop_key from charging_transaction"
                        + " where identity = :identity and transaction_id = :id<forUpdate>")
                .bind("identity", identity)
                .bind("id", id)
                .map((rows, context) -> new Row(
                        rows.getObject("connector_id") == null ? null : rows.getInt("connector_id"),
                        rows.getObject("meter_start") == null ? null : rows.getLong("meter_start"),
                        rows.getString("flags"),
                        rows.getString("stop_key")))
                .findOne()
                .orElse(null);
    }

    private void update(Change change, String identity, StopTransactionRequest request, int id, Row row, String key) {
        String flags = isLate(request) ? TransactionFlag.LATE.addTo(row.flags()) : row.flags();
        if (row.meterStart() != null && request.meterStop() < row.meterStart()) {
            flags = TransactionFlag.METER_BACKWARDS.addTo(flags);
        }
        write(
                change,
                identity,
                request,
                id,
                flags,
                key,
                "update charging_transaction set meter_stop = :meterStop, stopped_at = :stoppedAt,"
                        + " stop_received_at = :now, stop_id_tag = :stopIdTag, reason = :reason, flags = :flags,"
                        + " stop_key = :key where identity = :identity and transaction_id = :id");
        happened(change, identity, request, row, flags);
    }

    /** Whether it is there now; false if another thread has put it there. */
    private boolean insertUnknown(Change change, String identity, StopTransactionRequest request, int id) {
        String flags = TransactionFlag.UNKNOWN.addTo("");
        flags = isLate(request) ? TransactionFlag.LATE.addTo(flags) : flags;
        boolean inserted = write(
                change,
                identity,
                request,
                id,
                flags,
                key(identity, request),
                "insert into charging_transaction (transaction_id, identity, account, meter_stop, stopped_at,"
                        + " stop_received_at, stop_id_tag, reason, flags, stop_key) values (:id, :identity,"
                        + " (select account from station where identity = :identity), :meterStop, :stoppedAt, :now,"
                        + " :stopIdTag, :reason, :flags, :key) on conflict (identity, transaction_id) do nothing");
        if (inserted) {
            storage.bounds().inserted(change, Kind.TRANSACTIONS, identity, 1);
            happened(change, identity, request, new Row(null, null, flags, null), flags);
        }
        return inserted;
    }

    private boolean write(
            Change change,
            String identity,
            StopTransactionRequest request,
            int id,
            String flags,
            String key,
            String sql) {
        Truncation truncation = new Truncation();
        Reason reason = request.reason();
        int rows = change.handle()
                .createUpdate(sql)
                .bind("id", id)
                .bind("identity", identity)
                .bind("meterStop", request.meterStop())
                .bind("stoppedAt", request.timestamp())
                .bind("now", storage.now())
                .bind("stopIdTag", truncation.optional("idTag", request.idTag(), 255))
                .bind("reason", truncation.optional("reason", reason == null ? null : reason.wireName(), 50))
                .bind("flags", flags)
                .bind("key", key)
                .execute();
        if (rows > 0 && !truncation.isComplete()) {
            strays.keep(change, identity, request, truncation.reason());
        }
        return rows > 0;
    }

    /** The readings are not part of it: each is stored once, in whichever message it arrives. */
    private static String key(String identity, StopTransactionRequest request) {
        String idTag = request.idTag();
        return Fingerprint.of(
                identity,
                request.transactionId(),
                idTag == null ? null : IdTags.fold(idTag),
                request.timestamp(),
                request.meterStop(),
                request.reason());
    }

    private boolean isLate(StopTransactionRequest request) {
        return storage.now().isAfter(request.timestamp().plus(settings.get().lateAfter()));
    }

    private void happened(Change change, String identity, StopTransactionRequest request, Row row, String flags) {
        Instant now = storage.now();
        Long meterStart = row.meterStart();
        Reason reason = request.reason();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("transactionId", request.transactionId());
        data.put("connectorId", row.connectorId());
        data.put("idTag", request.idTag());
        data.put("meterStop", request.meterStop());
        data.put("energy", meterStart == null ? null : request.meterStop() - meterStart);
        data.put("timestamp", request.timestamp().toString());
        data.put("reason", reason == null ? null : reason.wireName());
        data.put("flags", flags);
        change.happened(new Event(EventType.TRANSACTION_STOPPED, identity, now, data));
    }
}
