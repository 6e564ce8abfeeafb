package org.ocpp4j.server.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.list.ApiFixture;
import tools.jackson.databind.JsonNode;

class StationResourceTest {
    private static final String STATIONS = "/api/v1/stations";

    @ParameterizedTest
    @EnumSource
    void registersChangesAndForgets(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.get(STATIONS).body()).isEqualTo("[]");
            HttpResponse<String> created =
                    api.send("PUT", STATIONS + "/CP-1", "{\"description\":\"yard\",\"bootPolicy\":\"Pending\"}");
            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(created.body())
                    .isEqualTo("{\"identity\":\"CP-1\",\"account\":null,\"description\":\"yard\",\"registered\":true,"
                            + "\"bootPolicy\":\"Pending\",\"validation\":null,\"pings\":true,\"certificateRequired\":false,"
                            + "\"hasPassword\":false,\"passwordPending\":false,\"connected\":false,"
                            + "\"answersCalls\":null,\"unansweredCalls\":null,\"unansweredSince\":null,\"protocol\":null,"
                            + "\"ocppVersion\":null,\"address\":null,\"connectedAt\":null,\"disconnectedAt\":null,"
                            + "\"registrationStatus\":null,\"bootNotification\":null,\"bootNotificationTime\":null,"
                            + "\"firmwareStatus\":null,\"firmwareStatusTime\":null,\"diagnosticsStatus\":null,"
                            + "\"diagnosticsStatusTime\":null,\"logStatus\":null,\"logStatusTime\":null,"
                            + "\"connectors\":[],\"createdAt\":\"2026-11-22T12:00:00.123Z\"}");
            assertThat(api.get(STATIONS + "/CP-1").body()).isEqualTo(created.body());

            JsonNode patched = ApiFixture.tree(api.send(
                    "PATCH", STATIONS + "/CP-1", "{\"bootPolicy\":null,\"validation\":\"LENIENT\",\"pings\":false}"));
            assertThat(patched.get("bootPolicy").isNull()).isTrue();
            assertThat(patched.get("validation").stringValue()).isEqualTo("LENIENT");
            assertThat(patched.get("pings").booleanValue()).isFalse();
            assertThat(patched.get("description").stringValue()).isEqualTo("yard");

            HttpResponse<String> replaced = api.send("PUT", STATIONS + "/CP-1", "{\"certificateRequired\":true}");
            assertThat(replaced.statusCode()).isEqualTo(200);
            assertThat(ApiFixture.tree(replaced).get("description").isNull()).isTrue();
            assertThat(ApiFixture.tree(replaced).get("pings").booleanValue()).isTrue();
            assertThat(ApiFixture.tree(replaced).get("certificateRequired").booleanValue())
                    .isTrue();

            api.sql("insert into charging_transaction (transaction_id, identity) values (1, 'CP-1')");
            api.sql("insert into connector (identity, connector_id, status, error_code, received_at)"
                    + " values ('CP-1', 1, 'Available', 'NoError', '2026-11-22T12:00:00Z')");
            assertThat(api.send("DELETE", STATIONS + "/CP-1", "").statusCode()).isEqualTo(204);
            assertThat(api.send("DELETE", STATIONS + "/CP-1", "").statusCode()).isEqualTo(404);
            assertThat(api.send("PATCH", STATIONS + "/CP-1", "{}").statusCode()).isEqualTo(404);
            assertThat(ApiFixture.tree(api.get(STATIONS + "/CP-1"))
                            .get("outcome")
                            .stringValue())
                    .isEqualTo("unknownStation");
            assertThat(api.json("/api/v1/transactions?identity=CP-1").size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRememberedOfAStationChangesAtOnce(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            api.station("CP-1", ApiFixture.NOW);
            api.store.load("CP-1");
            api.send("PATCH", STATIONS + "/CP-1", "{\"validation\":\"LENIENT\"}");
            assertThat(api.store.remembered("CP-1").orElseThrow().validation()).isEqualTo("LENIENT");
            api.send("PUT", STATIONS + "/CP-1/password", "{\"password\":\"pässword\"}");
            assertThat(fits(api.store.remembered("CP-1"), "pässword".getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            api.send("DELETE", STATIONS + "/CP-1", "");
            assertThat(api.store.remembered("CP-1")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void passwordsAreSetAndNeverShown(DatabaseKind kind) {
        String path = STATIONS + "/CP-1/password";
        String key = "00ff".repeat(10);
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.send("PUT", path, "{\"password\":\"x\"}").statusCode())
                    .isEqualTo(404);
            api.station("CP-1", ApiFixture.NOW);
            api.sql("update station set pending_password_hash = 'p'");
            assertThat(api.json(STATIONS + "/CP-1").get("passwordPending").booleanValue())
                    .isTrue();
            assertThat(api.send("PUT", path, "{\"key\":\"" + key.toUpperCase(Locale.ROOT) + "\"}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(fits(api.store.find("CP-1"), HexFormat.of().parseHex(key)))
                    .isTrue();
            assertThat(api.store.find("CP-1").orElseThrow().pendingPasswordHash())
                    .isNull();
            JsonNode shown = api.json(STATIONS + "/CP-1");
            assertThat(shown.get("hasPassword").booleanValue()).isTrue();
            assertThat(shown.toString()).doesNotContain("$").doesNotContain(key);
            assertThat(api.get(STATIONS + "?format=csv").body()).doesNotContain("$");

            for (String wrong : List.of(
                    "{}",
                    "{\"password\":\"secret1\",\"key\":\"" + key + "\"}",
                    "{\"password\":\"\"}",
                    "{\"password\":12345678}",
                    "{\"key\":\"secret1\"}",
                    "{\"key\":\"" + key + "00\"}",
                    "{\"password\":\"" + "secret1".repeat(40) + "\"}",
                    "{\"password\":\"secret1\\u0000\"}",
                    "{\"secret\":\"secret1\"}",
                    "secret1",
                    "{\"password\":secret1}")) {
                HttpResponse<String> refused = api.send("PUT", path, wrong);
                assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
                assertThat(refused.body()).as(wrong).doesNotContain("secret1").doesNotContain(key);
            }
            assertThat(api.send("DELETE", path, "").statusCode()).isEqualTo(204);
            assertThat(api.store.find("CP-1").orElseThrow().passwordHash()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oddIdentitiesAreIdentities(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            List<String> paths = List.of(
                    "CP%20%201",
                    "a%2Fb%2F",
                    "100%25",
                    "%25s%2Fd%2525",
                    "caf%C3%A9%E2%9A%A1%F0%9F%94%8C",
                    "a+b",
                    "%3Fx%3D1%26y",
                    "*%3E.%3Cb%3E",
                    "DE*BDO*E1%3B2",
                    "%22q%22'%3B--");
            List<String> identities = List.of(
                    "CP  1",
                    "a/b/",
                    "100%",
                    "%s/d%25",
                    "café⚡🔌",
                    "a+b",
                    "?x=1&y",
                    "*>.<b>",
                    "DE*BDO*E1;2",
                    "\"q\"';--");
            for (int i = 0; i < paths.size(); i++) {
                HttpResponse<String> put = api.send("PUT", STATIONS + "/" + paths.get(i), "");
                assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
                assertThat(api.json(STATIONS + "/" + paths.get(i))
                                .get("identity")
                                .stringValue())
                        .isEqualTo(identities.get(i));
                assertThat(api.json(STATIONS + "?text=" + paths.get(i).replace("+", "%2B"))
                                .get(0)
                                .get("identity")
                                .stringValue())
                        .isEqualTo(identities.get(i));
            }
            // All were created at the same moment: pages go on within it.
            List<String> listed = new ArrayList<>();
            for (String path = STATIONS + "?limit=3"; !path.isEmpty(); ) {
                HttpResponse<String> page = api.get(path);
                ApiFixture.tree(page)
                        .forEach(station -> listed.add(station.get("identity").stringValue()));
                path = ApiFixture.next(page);
            }
            assertThat(listed).containsExactlyInAnyOrderElementsOf(identities);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsNewestFirstWithFilters(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            for (int i = 0; i < 7; i++) {
                api.station("CP-" + i, ApiFixture.NOW.plusSeconds(i));
            }
            api.send("PUT", STATIONS + "/CP-3", "{\"description\":\"North 100%_ yard!\"}");
            api.sql("update station set boot = '{\"chargePointModel\":\"Wallbox\"}' where identity = 'CP-5'");
            api.connect("CP-1");
            api.connect("CP-4");
            assertThat(identities(api, "")).containsExactly("CP-6", "CP-5", "CP-4", "CP-3", "CP-2", "CP-1", "CP-0");
            assertThat(identities(api, "connected=true")).containsExactly("CP-4", "CP-1");
            assertThat(identities(api, "connected=false")).containsExactly("CP-6", "CP-5", "CP-3", "CP-2", "CP-0");
            assertThat(identities(api, "registered=true")).containsExactly("CP-3");
            assertThat(identities(api, "registered=false&connected=true&text=cp-4"))
                    .containsExactly("CP-4");
            assertThat(identities(api, "text=NORTH")).containsExactly("CP-3");
            assertThat(identities(api, "text=100%25_")).containsExactly("CP-3");
            assertThat(identities(api, "text=d!")).containsExactly("CP-3");
            assertThat(identities(api, "text=%25")).containsExactly("CP-3");
            assertThat(identities(api, "text=_")).containsExactly("CP-3");
            assertThat(identities(api, "text=wallbox")).containsExactly("CP-5");
            // A page of those that are connected needs more than one look at the table.
            HttpResponse<String> page = api.get(STATIONS + "?connected=true&limit=1");
            assertThat(ApiFixture.tree(page).get(0).get("identity").stringValue())
                    .isEqualTo("CP-4");
            HttpResponse<String> last = api.get(ApiFixture.next(page));
            assertThat(ApiFixture.tree(last).get(0).get("identity").stringValue())
                    .isEqualTo("CP-1");
            assertThat(ApiFixture.next(last)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void disconnects(DatabaseKind kind) throws Exception {
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.send("POST", STATIONS + "/CP-1/disconnect", "").statusCode())
                    .isEqualTo(404);
            api.station("CP-1", ApiFixture.NOW);
            HttpResponse<String> absent = api.send("POST", STATIONS + "/CP-1/disconnect", "");
            assertThat(absent.statusCode()).isEqualTo(409);
            assertThat(ApiFixture.tree(absent).get("outcome").stringValue()).isEqualTo("notConnected");

            CentralSystem connection = api.connect("CP-1");
            assertThat(api.json(STATIONS + "/CP-1").get("connected").booleanValue())
                    .isTrue();
            HttpResponse<String> closed = api.send("POST", STATIONS + "/CP-1/disconnect", "");
            assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
            assertThat(ApiFixture.tree(closed).get("code").intValue()).isEqualTo(1001);
            assertThat(api.server.station("CP-1")).isEmpty();
            CloseReason reason = connection.closed().toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(reason.code()).isEqualTo(1001);

            CentralSystem again = api.connect("CP-1");
            assertThat(api.send("DELETE", STATIONS + "/CP-1", "").statusCode()).isEqualTo(204);
            again.closed().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void chargePointListSaysHowTheyAre(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.get("/api/v1/ChargePointList").body()).isEqualTo("{\"ChargePointList\":[]}");
            api.station("CP-1", ApiFixture.NOW);
            api.sql(
                    "update station set boot = ?, booted_at = ?, registration = 'Accepted', protocol = 'SOAP',"
                            + " ocpp_version = '1.5', address = '10.0.0.7:1234', connected_at = ?, account = 'acme'",
                    "{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"M\"}",
                    Instant.parse("2026-11-22T11:00:00Z"),
                    Instant.parse("2026-11-22T10:59:00Z"));
            for (int connector : List.of(2, 0, 1)) {
                api.sql(
                        "insert into connector (identity, connector_id, status, error_code, info, status_at, received_at)"
                                + " values ('CP-1', ?, 'Faulted', 'GroundFailure', 'x', null, ?)",
                        connector,
                        ApiFixture.NOW);
            }
            api.sql("update station set disconnected_at = connected_at");
            String connectors = connectors(0) + "," + connectors(1) + "," + connectors(2);
            String known = ",\"bootNotification\":{\"chargePointVendor\":\"Acme\",\"chargePointModel\":\"M\"},"
                    + "\"bootNotificationTime\":\"2026-11-22T11:00:00Z\",\"registrationStatus\":\"Accepted\","
                    + "\"statusNotification\":[" + connectors + "],\"account\":\"acme\"}]}";
            assertThat(api.get("/api/v1/CentralSystem/ChargePointList").body())
                    .isEqualTo("{\"ChargePointList\":[{\"identity\":\"CP-1\",\"address\":\"10.0.0.7:1234\","
                            + "\"protocol\":\"SOAP\",\"ocppVersion\":\"1.5\",\"connected\":false,"
                            + "\"answersCalls\":null,\"unansweredCalls\":null,\"unansweredSince\":null,\"connection\":null"
                            + known);
            api.connect("CP-1");
            api.sql("update station set disconnected_at = null");
            assertThat(api.get("/api/v1/ChargePointList").body())
                    .isEqualTo(
                            "{\"ChargePointList\":[{\"identity\":\"CP-1\",\"address\":\"memory\",\"protocol\":\"JSON\","
                                    + "\"ocppVersion\":\"1.6\",\"connected\":true,\"answersCalls\":true,\"unansweredCalls\":0,\"unansweredSince\":null,"
                                    + "\"connection\":{\"since\":\"2026-11-22T10:59:00Z\","
                                    + "\"remoteAddress\":\"memory\",\"ocppVersion\":\"1.6\",\"protocol\":\"JSON\",\"path\":\"/CP-1\","
                                    + "\"account\":null}"
                                    + known);
            assertThat(api.get("/api/v1/ChargePointList?format=csv").body())
                    .endsWith(
                            "\r\nCP-1,memory,JSON,1.6,true,true,0,,2026-11-22T10:59:00Z,Acme,M,,,2026-11-22T11:00:00Z,Accepted,"
                                    + "0=Faulted 1=Faulted 2=Faulted,acme\r\n");
        }
    }

    private static String connectors(int id) {
        return "{\"connectorId\":" + id + ",\"status\":\"Faulted\",\"errorCode\":\"GroundFailure\",\"info\":\"x\","
                + "\"vendorId\":null,\"vendorErrorCode\":null,\"timestamp\":null,"
                + "\"receivedAt\":\"2026-11-22T12:00:00.123Z\"}";
    }

    private static List<String> identities(ApiFixture api, String query) {
        List<String> identities = new ArrayList<>();
        api.json(STATIONS + "?" + query)
                .forEach(station -> identities.add(station.get("identity").stringValue()));
        return identities;
    }

    private static boolean fits(Optional<StationRecord> station, byte[] password) {
        String hash = station.map(StationRecord::passwordHash).orElseThrow();
        return new StationPasswords().matches(hash, password);
    }
}
