package org.ocpp4j.server.transaction;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Fingerprint;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.text.Truncation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps meter values, each of them once, whether or not their transaction is open or known: energy that was measured is
 * never lost for want of a transaction. Thread-safe.
 */
public final class MeterValues {
    /** All meter values; they are kept until their station is deleted. */
    public static final KeptRows ROWS = KeptRows.ofStations("meter_value");

    /** The message that contained a meter value. */
    enum Source {
        /** A MeterValues message. */
        METER_VALUES,
        /** The transactionData of a StopTransaction. */
        TRANSACTION_DATA
    }

    private static final Logger LOG = LoggerFactory.getLogger(MeterValues.class);
    private static final int LONGEST = 1_000_000;

    private final Storage storage;
    private final StrayMessages strays;

    public MeterValues(Storage storage, StrayMessages strays) {
        this.storage = storage;
        this.strays = strays;
    }

    public MeterValuesResponse measured(Station station, MeterValuesRequest request) {
        String identity = station.identity();
        ArrayNode values = json(request.meterValue());
        MeterValuesResponse response = storage.answer(station, change -> {
            storage.ensure(change, identity);
            Truncation truncation = new Truncation();
            Integer connectorId = truncation.number("connectorId", request.connectorId());
            Integer transactionId = truncation.number("transactionId", request.transactionId());
            if (!truncation.isComplete()) {
                strays.keep(change, identity, request, truncation.reason());
            }
            int added = keep(
                    change, identity, connectorId, transactionId, Source.METER_VALUES, request.meterValue(), values);
            if (added > 0) {
                happened(change, identity, request, values);
            }
            return new MeterValuesResponse();
        });
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} connector {}: {}", identity, request.connectorId(), Readings.describe(request.meterValue()));
        }
        return response;
    }

    /**
     * Stores the values from the end of a transaction; false if there is no room for them. The message is not rejected
     * then, since the end itself must be stored.
     */
    boolean keep(
            Change change,
            String identity,
            @Nullable Integer connectorId,
            @Nullable Integer transactionId,
            List<MeterValue> transactionData) {
        if (storage.bounds().isFull(change, Kind.METER_VALUES, identity, 2 * transactionData.size())) {
            return false;
        }
        keep(
                change,
                identity,
                connectorId,
                transactionId,
                Source.TRANSACTION_DATA,
                transactionData,
                json(transactionData));
        return true;
    }

    /** Returns how many there were that are new. */
    private int keep(
            Change change,
            String identity,
            @Nullable Integer connectorId,
            @Nullable Integer transactionId,
            Source source,
            List<MeterValue> values,
            ArrayNode json) {
        if (values.isEmpty()) {
            return 0;
        }
        Instant now = storage.now();
        PreparedBatch batch = change.handle()
                .prepareBatch(
                        "insert into meter_value (identity, connector_id, transaction_id, sampled_at,"
                                + " received_at, source, samples, fingerprint) values (:identity, :connectorId,"
                                + " :transactionId, :sampledAt, :now, :source, :samples, :fingerprint) on conflict (fingerprint) do nothing");
        for (int i = 0; i < values.size(); i++) {
            Instant sampledAt = values.get(i).timestamp();
            for (String samples : portions(json.get(i).withArray("sampledValue"))) {
                batch.bind("identity", identity)
                        .bind("connectorId", connectorId)
                        .bind("transactionId", transactionId)
                        .bind("sampledAt", sampledAt)
                        .bind("now", now)
                        .bind("source", source.name())
                        .bind("samples", samples)
                        .bind(
                                "fingerprint",
                                Fingerprint.of(identity, connectorId, transactionId, sampledAt, source, samples))
                        .add();
            }
        }
        int added = Arrays.stream(batch.execute()).sum();
        storage.bounds().inserted(change, Kind.METER_VALUES, identity, added);
        return added;
    }

    /** A column is nearly as long as the longest frame; longer values are stored in halves. */
    private static List<String> portions(ArrayNode samples) {
        String text = samples.toString();
        if (text.length() <= LONGEST) {
            return List.of(text);
        }
        ArrayNode first = JsonNodeFactory.instance.arrayNode();
        ArrayNode second = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < samples.size(); i++) {
            (i < samples.size() / 2 ? first : second).add(samples.get(i));
        }
        return List.of(first.toString(), second.toString());
    }

    /** In the shape of OCPP 1.6. */
    private static ArrayNode json(List<MeterValue> values) {
        return MessageCodec.of(Ocpp16.VERSION)
                .encode(new MeterValuesRequest(0, null, values), Strictness.OFF)
                .withArray("meterValue");
    }

    private void happened(Change change, String identity, MeterValuesRequest request, JsonNode values) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("connectorId", request.connectorId());
        data.put("transactionId", request.transactionId());
        data.set("meterValue", values);
        change.happened(new Event(EventType.METER_VALUES, identity, storage.now(), data));
    }
}
