package org.ocpp4j.server.transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.list.CsvTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values that a station measured at one moment.
 *
 * @param seq its number on this server; later ones have higher numbers
 * @param identity the station
 * @param connectorId the connector; null if unknown
 * @param transactionId the transaction that the station named; null for none
 * @param time when it was measured, as the station reports
 * @param receivedAt when it was received
 * @param source METER_VALUES, or TRANSACTION_DATA of a StopTransaction
 * @param sampledValue the values
 */
record MeterValueEntry(
        long seq,
        String identity,
        @Nullable Integer connectorId,
        @Nullable Integer transactionId,
        Instant time,
        Instant receivedAt,
        String source,
        List<Sample> sampledValue) {
    /**
     * One value, as in OCPP: null stands for OCPP's default.
     *
     * @param value the value, as the station wrote it
     * @param context for example Sample.Periodic
     * @param format Raw or SignedData
     * @param measurand for example Energy.Active.Import.Register
     * @param phase for example L1
     * @param location for example Outlet
     * @param unit for example Wh
     */
    record Sample(
            @Nullable String value,
            @Nullable String context,
            @Nullable String format,
            @Nullable String measurand,
            @Nullable String phase,
            @Nullable String location,
            @Nullable String unit) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A line for each value. */
    static final CsvTable<MeterValueEntry> CSV = CsvTable.flat(
            "seq,identity,connectorId,transactionId,time,measurand,phase,location,context,format,unit,value,source,"
                    + "receivedAt",
            MeterValueEntry::lines);

    private Stream<List<@Nullable Object>> lines() {
        return sampledValue.stream()
                .map(sample -> CsvTable.cells(
                        seq,
                        identity,
                        connectorId,
                        transactionId,
                        time,
                        sample.measurand,
                        sample.phase,
                        sample.location,
                        sample.context,
                        sample.format,
                        sample.unit,
                        sample.value,
                        source,
                        receivedAt));
    }

    static MeterValueEntry read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new MeterValueEntry(
                row.numberOf("seq"),
                row.textOf("identity"),
                row.integer("connector_id"),
                row.integer("transaction_id"),
                row.timeOf("sampled_at"),
                row.timeOf("received_at"),
                row.textOf("source"),
                samples(row.textOf("samples")));
    }

    /** The check of stations may be lenient: anything in the place of a value is shown rather than lost. */
    private static List<Sample> samples(String json) {
        JsonNode array;
        try {
            array = JSON.readTree(json);
        } catch (JacksonException malformed) {
            return List.of(new Sample(json, null, null, null, null, null, null));
        }
        if (!array.isArray()) {
            return List.of(new Sample(json, null, null, null, null, null, null));
        }
        List<Sample> samples = new ArrayList<>();
        for (JsonNode node : array) {
            samples.add(new Sample(
                    text(node, "value"),
                    text(node, "context"),
                    text(node, "format"),
                    text(node, "measurand"),
                    text(node, "phase"),
                    text(node, "location"),
                    text(node, "unit")));
        }
        return samples;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
