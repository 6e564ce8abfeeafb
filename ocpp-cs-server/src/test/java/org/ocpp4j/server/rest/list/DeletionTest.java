package org.ocpp4j.server.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.DatabaseKind;

/** Operators delete what came. */
class DeletionTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<String, String> TABLES = Map.of(
            "securityEvents", "security_event",
            "strayMessages", "stray_message",
            "certificateRequests", "certificate_request",
            "connectionAttempts", "connection_attempt");

    private static long deleted(ApiFixture api, String path) {
        HttpResponse<String> answer = api.send("DELETE", "/api/v1/" + path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiFixture.tree(answer).path("deleted").asLong();
    }

    private static long count(ApiFixture api, String table) {
        return api.database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private static void fill(ApiFixture api, String identity, int number) {
        for (int i = 0; i < number; i++) {
            String unique = identity + i;
            Instant at = NOON.plusSeconds(i);
            api.sql(
                    "insert into security_event (identity, type, occurred_at, received_at, fingerprint)"
                            + " values (?, 'Type', ?, ?, ?)",
                    identity,
                    at,
                    at,
                    unique);
            api.sql(
                    "insert into stray_message (identity, action, payload, reason, received_at, fingerprint)"
                            + " values (?, 'A', '{}', 'R', ?, ?)",
                    identity,
                    at,
                    unique);
            api.sql(
                    "insert into certificate_request (identity, csr, status, received_at, changed_at, fingerprint)"
                            + " values (?, 'csr', 'QUEUED', ?, ?, 'F')",
                    identity,
                    at,
                    at);
            api.sql(
                    "insert into connection_attempt (identity, address, path, status, reason, remedy, attempts,"
                            + " first_at, last_at) values (?, 'a', 'p', 404, 'r', 'r', 1, ?, ?)",
                    identity,
                    at,
                    at);
        }
    }

    @ParameterizedTest
    @EnumSource
    void byStationAndTime(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            fill(api, "CP/1", 10);
            fill(api, "CP/2", 10);
            for (Map.Entry<String, String> list : TABLES.entrySet()) {
                String path = list.getKey();
                String table = list.getValue();
                HttpResponse<String> all = api.send("DELETE", "/api/v1/" + path, "");
                assertThat(all.statusCode()).as("everything by mistake").isEqualTo(400);
                assertThat(all.body()).contains("missingParameter").contains("identity");
                assertThat(api.send("DELETE", "/api/v1/" + path + "?identiy=x", "")
                                .statusCode())
                        .isEqualTo(400);
                assertThat(count(api, table)).isEqualTo(20);
                assertThat(deleted(api, path + "?identity=CP/1&dateTo=2026-11-22T12:00:03Z"))
                        .isEqualTo(4);
                assertThat(deleted(api, path + "?identity=CP/1")).isEqualTo(6);
                assertThat(deleted(api, path + "?identity=CP/1")).isZero();
                assertThat(deleted(api, path + "?dateFrom=2026-11-22T12:00:08Z"))
                        .isEqualTo(2);
                assertThat(count(api, table)).isEqualTo(8);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void allThatAStationSent(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            api.station("CP/1", NOON);
            fill(api, "CP/1", 3);
            fill(api, "CP/2", 3);
            api.database.run(change -> {
                for (int i = 0; i < 1_100; i++) {
                    change.handle()
                            .execute(
                                    "insert into meter_value (identity, sampled_at, received_at, source, samples,"
                                            + " fingerprint) values ('CP/1', ?, ?, 'METER_VALUES', '[]', ?)",
                                    NOON,
                                    NOON,
                                    "F" + i);
                }
                change.handle()
                        .execute("insert into charging_transaction (transaction_id, identity) values (1, 'CP/1')");
                change.handle()
                        .execute(
                                "insert into connector (identity, connector_id, status, error_code, received_at)"
                                        + " values ('CP/1', 1, 'Available', 'NoError', ?)",
                                NOON);
            });
            assertThat(deleted(api, "stations/CP%2F1/data")).isEqualTo(3 * 4 + 1_100 + 2);
            assertThat(count(api, "meter_value")).isZero();
            assertThat(count(api, "security_event")).isEqualTo(3);
            assertThat(api.json("/api/v1/stations/CP%2F1").path("identity").asString())
                    .isEqualTo("CP/1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stationsThatNobodyRegistered(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            for (int i = 0; i < 250; i++) {
                api.station("S-" + i, NOON.plusSeconds(i));
            }
            fill(api, "S-5", 2);
            fill(api, "S-240", 2);
            api.station("here", NOON);
            api.connect("here");
            api.send("PUT", "/api/v1/stations/mine", "");
            assertThat(deleted(api, "stations?dateTo=2026-11-22T12:00:09Z")).isEqualTo(10);
            assertThat(count(api, "security_event")).isEqualTo(2);
            assertThat(deleted(api, "stations")).isEqualTo(240);
            assertThat(count(api, "security_event")).isZero();
            List<String> left =
                    api.database.read(handle -> handle.createQuery("select identity from station order by identity")
                            .mapTo(String.class)
                            .list());
            assertThat(left).containsExactly("here", "mine");
        }
    }
}
