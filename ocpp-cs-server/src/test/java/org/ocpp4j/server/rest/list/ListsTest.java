package org.ocpp4j.server.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

class ListsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void meterValuesOfTransactionsAndOfNone(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            api.sql("insert into charging_transaction (transaction_id, identity) values (7, 'CP/1')");
            value(
                    api,
                    "CP/1",
                    7,
                    NOON,
                    "[{\"value\":\"100\",\"unit\":\"Wh\"},{\"value\":\"-3.5\",\"context\":\"Sample.Periodic\","
                            + "\"measurand\":\"Current.Import\",\"phase\":\"L1\",\"location\":\"Outlet\",\"unit\":\"A\",\"format\":\"Raw\"}]");
            value(api, "CP/1", 8, NOON.plusSeconds(60), "[{\"value\":5}]");
            value(api, "CP/2", 7, NOON.plusSeconds(120), "[]");
            value(api, "CP/2", null, NOON.plusSeconds(180), "[{\"value\":\"=1\"}]");

            HttpResponse<String> own = api.get("/api/v1/transactions/CP%2F1/7/meterValues");
            assertThat(own.body())
                    .isEqualTo(
                            "[{\"seq\":1,\"identity\":\"CP/1\",\"connectorId\":1,\"transactionId\":7,\"time\":\"2026-11-22T12:00:00Z\","
                                    + "\"receivedAt\":\"2026-11-22T12:00:00Z\",\"source\":\"METER_VALUES\",\"sampledValue\":["
                                    + "{\"value\":\"100\",\"context\":null,\"format\":null,\"measurand\":null,\"phase\":null,"
                                    + "\"location\":null,\"unit\":\"Wh\"},{\"value\":\"-3.5\",\"context\":\"Sample.Periodic\","
                                    + "\"format\":\"Raw\",\"measurand\":\"Current.Import\",\"phase\":\"L1\",\"location\":\"Outlet\","
                                    + "\"unit\":\"A\"}]}]");
            assertThat(api.get("/api/v1/transactions/CP%2F1/7/meterValues?format=csv")
                            .body())
                    .isEqualTo(
                            "seq,identity,connectorId,transactionId,time,measurand,phase,location,context,format,unit,"
                                    + "value,source,receivedAt\r\n"
                                    + "1,CP/1,1,7,2026-11-22T12:00:00Z,,,,,,Wh,100,METER_VALUES,2026-11-22T12:00:00Z\r\n"
                                    + "1,CP/1,1,7,2026-11-22T12:00:00Z,Current.Import,L1,Outlet,Sample.Periodic,Raw,A,-3.5,"
                                    + "METER_VALUES,2026-11-22T12:00:00Z\r\n");
            assertThat(numbers(api, "meterValues", "seq")).containsExactly(4L, 3L, 2L, 1L);
            assertThat(numbers(api, "meterValues?unknownTransaction=true", "seq"))
                    .containsExactly(3L, 2L);
            assertThat(numbers(api, "meterValues?unknownTransaction=false", "seq"))
                    .containsExactly(4L, 1L);
            assertThat(numbers(api, "meterValues?transactionId=7&identity=CP/2", "seq"))
                    .containsExactly(3L);
            assertThat(numbers(api, "meterValues?dateFrom=2026-11-22T12:01&dateTo=2026-11-22T12:02", "seq"))
                    .containsExactly(3L, 2L);
            assertThat(api.get("/api/v1/meterValues?format=csv&limit=2").body())
                    .endsWith(
                            "receivedAt\r\n4,CP/2,1,,2026-11-22T12:03:00Z,,,,,,,'=1,METER_VALUES,2026-11-22T12:03:00Z\r\n");
        }
    }

    private static void value(
            ApiFixture api, String identity, @Nullable Integer transaction, Instant time, String samples) {
        api.sql(
                "insert into meter_value (identity, connector_id, transaction_id, sampled_at, received_at, source, samples,"
                        + " fingerprint) values (?, 1, " + transaction + ", ?, ?, 'METER_VALUES', ?, ?)",
                identity,
                time,
                time,
                samples,
                identity + time);
    }

    @ParameterizedTest
    @EnumSource
    void reservationsExpireByThemselves(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            Instant[] expiries = {
                ApiFixture.NOW.minusSeconds(1),
                ApiFixture.NOW,
                ApiFixture.NOW.plusMillis(1),
                ApiFixture.NOW.minusSeconds(9)
            };
            String[] statuses = {"Accepted", "Accepted", "Accepted", "Used"};
            for (int i = 0; i < expiries.length; i++) {
                api.sql(
                        "insert into reservation (identity, reservation_id, connector_id, id_tag, expires_at, status, created_at,"
                                + " changed_at) values ('CP', ?, 1, 'Tag', ?, ?, ?, ?)",
                        10 + i,
                        expiries[i],
                        statuses[i],
                        NOON,
                        NOON);
            }
            String last =
                    "{\"seq\":4,\"id\":13,\"identity\":\"CP\",\"connectorId\":1,\"idTag\":\"Tag\",\"parentIdTag\":null,"
                            + "\"expiryDate\":\"2026-11-22T11:59:51.123Z\",\"status\":\"Used\",\"detail\":null,\"transactionId\":null,"
                            + "\"createdAt\":\"2026-11-22T12:00:00Z\",\"changedAt\":\"2026-11-22T12:00:00Z\"}";
            HttpResponse<String> list = api.send(
                    "POST",
                    "/api/v1/CentralSystem/ReservationList",
                    "identity=CP",
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            assertThat(list.body())
                    .startsWith("{\"ReservationList\":[" + last + ",")
                    .endsWith("]}");
            List<String> shown = new ArrayList<>();
            ApiFixture.tree(list)
                    .get("ReservationList")
                    .forEach(entry -> shown.add(entry.get("status").stringValue()));
            assertThat(shown).containsExactly("Used", "Accepted", "Expired", "Expired");
            assertThat(numbers(api, "reservations?status=Expired", "id")).containsExactly(11L, 10L);
            assertThat(numbers(api, "reservations?status=Accepted", "id")).containsExactly(12L);
            assertThat(numbers(api, "reservations?status=Used&idTag=tAG", "id")).containsExactly(13L);
            assertThat(numbers(api, "reservations?status=Expired&limit=1&before=2", "id"))
                    .containsExactly(10L);
            assertThat(api.send("POST", "/api/v1/CentralSystem/ReservationList", "{\"identity\":\"x\"}")
                            .body())
                    .isEqualTo("{\"ReservationList\":[]}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAttemptThatWasTriedLastComesFirst(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            attempt(api, "A", "10.0.0.1:5000", 0, 9);
            attempt(api, "B", "10.0.0.1", 5, 5);
            attempt(api, "C", "10.0.0.10:1", 1, 5);
            assertThat(numbers(api, "connectionAttempts", "seq")).containsExactly(1L, 3L, 2L);
            assertThat(numbers(api, "connectionAttempts?address=10.0.0.1", "seq"))
                    .containsExactly(1L, 2L);
            assertThat(numbers(api, "connectionAttempts?address=10.0.0.1:5000", "seq"))
                    .containsExactly(1L);
            assertThat(numbers(api, "connectionAttempts?identity=C", "seq")).containsExactly(3L);
            assertThat(numbers(api, "connectionAttempts?dateTo=2026-11-22T12:00:00", "seq"))
                    .containsExactly(1L);
            assertThat(numbers(api, "connectionAttempts?dateFrom=2026-11-22T12:06:00", "seq"))
                    .containsExactly(1L);
            List<Long> paged = new ArrayList<>();
            for (String path = "/api/v1/connectionAttempts?limit=1"; !path.isEmpty(); ) {
                HttpResponse<String> page = api.get(path);
                paged.add(ApiFixture.tree(page).get(0).get("seq").longValue());
                path = ApiFixture.next(page);
            }
            assertThat(paged).containsExactly(1L, 3L, 2L);
            assertThat(api.get("/api/v1/connectionAttempts?identity=C&format=csv")
                            .body())
                    .endsWith(
                            "\r\n3,C,10.0.0.10:1,/ocpp/C,401,no,\"do, it\",2,2026-11-22T12:01:00Z,2026-11-22T12:05:00Z\r\n");
        }
    }

    private static void attempt(ApiFixture api, String identity, String address, int first, int last) {
        api.sql(
                "insert into connection_attempt (identity, address, path, status, reason, remedy, attempts, first_at, last_at)"
                        + " values (?, ?, ?, 401, 'no', 'do, it', 2, ?, ?)",
                identity,
                address,
                "/ocpp/" + identity,
                NOON.plusSeconds(60L * first),
                NOON.plusSeconds(60L * last));
    }

    @ParameterizedTest
    @EnumSource
    void securityEventsAndStrayMessages(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            api.sql(
                    "insert into security_event (identity, type, tech_info, occurred_at, received_at, fingerprint)"
                            + " values ('CP', 'InvalidTLSVersion', '@x', ?, ?, 'f')",
                    NOON,
                    NOON);
            assertThat(api.get("/api/v1/securityEvents?type=InvalidTLSVersion").body())
                    .isEqualTo("[{\"seq\":1,\"identity\":\"CP\",\"type\":\"InvalidTLSVersion\",\"techInfo\":\"@x\","
                            + "\"timestamp\":\"2026-11-22T12:00:00Z\",\"receivedAt\":\"2026-11-22T12:00:00Z\"}]");
            assertThat(api.get("/api/v1/securityEvents?format=csv").body())
                    .endsWith(",'@x,2026-11-22T12:00:00Z,2026-11-22T12:00:00Z\r\n");
            api.sql(
                    "insert into stray_message (identity, action, payload, reason, received_at, fingerprint)"
                            + " values ('CP', 'StopTransaction', '{\"transactionId\": 5}', 'why', ?, 'f')",
                    NOON);
            api.sql(
                    "insert into stray_message (identity, action, payload, reason, received_at, fingerprint)"
                            + " values ('CP', 'X', '{broken', 'why', ?, 'g')",
                    NOON);
            assertThat(api.get("/api/v1/strayMessages").body())
                    .isEqualTo(
                            "[{\"seq\":2,\"identity\":\"CP\",\"action\":\"X\",\"payload\":\"{broken\",\"reason\":\"why\","
                                    + "\"receivedAt\":\"2026-11-22T12:00:00Z\"},{\"seq\":1,\"identity\":\"CP\",\"action\":\"StopTransaction\","
                                    + "\"payload\":{\"transactionId\":5},\"reason\":\"why\",\"receivedAt\":\"2026-11-22T12:00:00Z\"}]");
            assertThat(api.get("/api/v1/strayMessages?action=StopTransaction&format=csv")
                            .body())
                    .endsWith("\r\n1,CP,StopTransaction,\"{\"\"transactionId\"\":5}\",why,2026-11-22T12:00:00Z\r\n");
        }
    }

    private static List<Long> numbers(ApiFixture api, String query, String member) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode entry : api.json("/api/v1/" + query)) {
            numbers.add(entry.get(member).longValue());
        }
        return numbers;
    }
}
