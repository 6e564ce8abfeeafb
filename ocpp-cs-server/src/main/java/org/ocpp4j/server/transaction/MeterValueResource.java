package org.ocpp4j.server.transaction;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import java.util.List;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.rest.list.Where;

/** Meter values: of a transaction, and all there are. Thread-safe; its handlers block. */
public final class MeterValueResource implements ApiResource {
    private static final String TAG = "Meter values";
    private static final String CSV =
            " CSV has a line for each sampled value, while limit counts the moments at which a station measured.";

    private final Listing<MeterValueEntry> listing;
    private final Listing<MeterValueEntry> ofTransaction;

    /**
     * Meter values of a database.
     *
     * @param database where they are
     */
    public MeterValueResource(Database database) {
        this.listing = listing(
                database,
                List.of(
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        Filter.integer("connectorId", "connector_id", "Only those of this connector."),
                        Filter.integer(
                                        "transactionId",
                                        "transaction_id",
                                        "Only those of a transaction with this number.")
                                .byIndex(),
                        Filter.either(
                                "unknownTransaction",
                                "transaction_id is not null and not exists (select 1 from charging_transaction known"
                                        + " where known.identity = meter_value.identity"
                                        + " and known.transaction_id = meter_value.transaction_id)",
                                "true: only those that name a transaction that nobody knows; false: only others."),
                        Filter.times("sampled_at", "when it was measured.")));
        this.ofTransaction = listing(database, List.of(Filter.times("sampled_at", "when it was measured.")));
    }

    private static Listing<MeterValueEntry> listing(Database database, List<Filter> filters) {
        Order order = new Order.ByNumber();
        return new Listing<>(
                MeterValueEntry.class,
                order,
                filters,
                MeterValueEntry.CSV,
                "meter-values",
                (where, values) ->
                        new TableChunks<>(database, "*", "meter_value", where, order, MeterValueEntry::read));
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                listing.describe(Operation.of(GET, "/api/v1/meterValues", "listMeterValues")
                                .tag(TAG)
                                .summary("Lists meter values")
                                .description(
                                        "All that came, also those that came after their transaction had ended, that"
                                                + " belong to none, or that name one that nobody knows." + CSV))
                        .handledBy(listing::answer),
                ofTransaction
                        .describe(Operation.of(
                                        GET,
                                        "/api/v1/transactions/{identity}/{transactionId}/meterValues",
                                        "listMeterValuesOfTransaction")
                                .tag(TAG)
                                .summary("Lists the meter values of a transaction")
                                .description(
                                        "Those that the station sent with the number of the transaction; [] also for a transaction that nobody knows."
                                                + CSV)
                                .path("identity", "The station.")
                                .path("transactionId", "The transactionId of OCPP."))
                        .handledBy(this::ofTransaction));
    }

    private void ofTransaction(Context request) {
        Where scope = new Where()
                .find("identity = :identity", "identity", Query.path(request, "identity"))
                .find("transaction_id = :transaction", "transaction", Query.integer(request, "transactionId"));
        ofTransaction.answer(request, scope);
    }
}
