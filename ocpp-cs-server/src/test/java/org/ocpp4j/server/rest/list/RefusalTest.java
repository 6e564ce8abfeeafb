package org.ocpp4j.server.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/** Every 400: it names what, and where. */
class RefusalTest {
    @ParameterizedTest
    @EnumSource
    void aQueryThatCannotBeUsedIsRefused(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            for (String list : List.of(
                    "transactions",
                    "meterValues",
                    "reservations",
                    "connectionAttempts",
                    "securityEvents",
                    "certificateRequests",
                    "strayMessages")) {
                refused(api, list, "dateFrom", "yesterday", "dateFrom=yesterday");
                refused(api, list, "dateTo", "2026-11-31", "dateTo=2026-11-31");
                refused(api, list, "dateTo", "2026-02-29T00:00:00Z", "dateTo=2026-02-29T00:00:00Z");
                refused(api, list, "dateFrom", "0000-01-01", "dateFrom=0000-01-01");
                refused(api, list, "dateFrom", "+10000-01-01T00:00:00Z", "dateFrom=%2B10000-01-01T00:00:00Z");
                refused(api, list, "dateTo", "2026-11-21", "dateFrom=2026-11-22&dateTo=2026-11-21");
                refused(api, list, "identity", "a\u0000b", "identity=a%00b");
            }
            for (String list : List.of("transactions", "stations", "idTags", "ChargePointList", "connectionAttempts")) {
                refused(api, list, "limit", "0", "limit=0");
                refused(api, list, "limit", "1001", "limit=1001");
                refused(api, list, "limit", "ten", "limit=ten");
                refused(api, list, "limit", "99999999999", "limit=99999999999");
                refused(api, list, "limit", "1\" and \"2", "limit=1&limit=2");
                refused(api, list, "before", "x", "before=x");
                refused(api, list, "format", "xml", "format=xml");
                refused(api, list, "idtag", "x", "idtag=x");
            }
            refused(api, "connectionAttempts", "before", "1.x", "before=1.x");
            refused(api, "transactions", "before", "9999999999999999999", "before=9999999999999999999");
            refused(api, "transactions", "open", "yes", "open=yes");
            refused(api, "transactions", "connectorId", "1.5", "connectorId=1.5");
            refused(api, "transactions", "flag", "late", "flag=late");
            refused(api, "stations", "connected", "TRUE", "connected=TRUE");
            refused(api, "stations", "registered", "", "registered=");
            refused(api, "idTags", "status", "accepted", "status=accepted");
            refused(api, "reservations", "status", "Open", "status=Open");
            refused(api, "reservations", "reservationId", "9999999999", "reservationId=9999999999");
            refused(api, "certificateRequests", "status", "queued", "status=queued");
            refused(api, "meterValues", "unknownTransaction", "1", "unknownTransaction=1");
            refused(api, "meterValues", "transactionId", "abc", "transactionId=abc");
            refused(api, "transactions/abc", "transactionId", "abc", "");
            refused(api, "transactions/CP/2147483648", "transactionId", "2147483648", "");
            refused(api, "transactions/CP/x/meterValues", "transactionId", "x", "");
            refused(api, "certificateRequests/x", "id", "x", "");
            refused(api, "stations/a%01b", "identity", "a\u0001b", "");
        }
    }

    private static void refused(ApiFixture api, String list, String parameter, String found, String query) {
        String path = "/api/v1/" + list + (query.isEmpty() ? "" : "?" + query);
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(400);
        JsonNode problem = ApiFixture.tree(answer);
        assertThat(problem.get("outcome").stringValue()).as(path).isEqualTo("invalidParameter");
        assertThat(problem.get("parameter").stringValue()).as(path).isEqualTo(parameter);
        assertThat(problem.get("found").stringValue()).as(path).isEqualTo(found);
        assertThat(problem.get("expected").stringValue()).as(path).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatCannotBeUsedIsRefused(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            String station = "/api/v1/stations/CP-1";
            bad(api, "PUT", station, "", "[]");
            bad(api, "PUT", station, "", "{");
            bad(api, "PUT", station, "", "{} {}");
            bad(api, "PUT", station, "", "{\"pings\":true,\"pings\":false}");
            bad(api, "PUT", station, "/ping~1s", "{\"ping/s\":true}");
            bad(api, "PUT", station, "/pings", "{\"pings\":null}");
            bad(api, "PUT", station, "/pings", "{\"pings\":\"true\"}");
            bad(api, "PUT", station, "/bootPolicy", "{\"bootPolicy\":\"accepted\"}");
            bad(api, "PUT", station, "/validation", "{\"validation\":1}");
            bad(api, "PUT", station, "/description", "{\"description\":\"" + "x".repeat(501) + "\"}");
            bad(api, "PUT", station, "/description", "{\"description\":\"a\\u0000\"}");
            bad(api, "PUT", station, "", "{\"description\":\"\\ud800\"}");
            bad(api, "PUT", station, "/identity", "{\"identity\":\"CP-1\"}");
            assertThat(api.get(station).statusCode()).isEqualTo(404);
            api.station("CP-1", ApiFixture.NOW);
            bad(api, "PATCH", station, "", "null");
            bad(api, "PATCH", station, "/pings", "{\"description\":\"x\",\"pings\":1}");
            assertThat(api.json(station).get("description").isNull()).isTrue();
            assertThat(api.send("PATCH", station, "").statusCode()).isEqualTo(400);
            assertThat(api.send("PUT", "/api/v1/stations/" + "x".repeat(256), "")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(api.send("PUT", "/api/v1/stations/%20", "").statusCode()).isEqualTo(400);

            String idTag = "/api/v1/idTags/demo";
            bad(api, "PUT", idTag, "/status", "{\"status\":\"ConcurrentTx\"}");
            bad(api, "PUT", idTag, "/parentIdTag", "{\"parentIdTag\":\"123456789012345678901\"}");
            bad(api, "PUT", idTag, "/parentIdTag", "{\"parentIdTag\":\"\"}");
            bad(api, "PUT", idTag, "/parentIdTag", "{\"parentIdTag\":\"a\\tb\"}");
            bad(api, "PUT", idTag, "/expiryDate", "{\"expiryDate\":\"soon\"}");
            bad(api, "PUT", idTag, "/expiryDate", "{\"expiryDate\":1795348800000}");
            bad(api, "PUT", idTag, "/maxActiveTransactions", "{\"maxActiveTransactions\":0}");
            bad(api, "PUT", idTag, "/maxActiveTransactions", "{\"maxActiveTransactions\":1.5}");
            bad(api, "PUT", idTag, "/maxActiveTransactions", "{\"maxActiveTransactions\":2147483648}");
            bad(api, "PUT", idTag, "/maxActiveTransactions", "{\"maxActiveTransactions\":\"2\"}");
            bad(api, "PUT", idTag, "/idTag", "{\"idTag\":\"demo\"}");
            assertThat(api.send("PUT", idTag + "123456789012345678901", "").statusCode())
                    .isEqualTo(400);
            assertThat(api.get("/api/v1/idTags").body()).isEqualTo("[]");
            bad(api, "POST", "/api/v1/idTags", "", "{}");

            String list = "/api/v1/CentralSystem/TransactionList";
            bad(api, "POST", list, "", "[]");
            bad(api, "POST", list, "/identity", "{\"identity\":5}");
            bad(api, "POST", list, "/dateFrom", "{\"dateFrom\":\"x\"}");
            bad(api, "POST", list, "/dateTo", "{\"dateFrom\":\"2026-11-22\",\"dateTo\":\"2026-11-21\"}");
            bad(api, "POST", list, "/from", "{\"from\":\"2026-11-22\"}");
            String form = "application/x-www-form-urlencoded";
            bad(api, "POST", list, "/from", "from=2026", "Content-Type", form);
            bad(api, "POST", list, "/dateTo", "dateTo=x", "Content-Type", form);
            bad(api, "POST", list, "/identity", "identity=a&identity=b", "Content-Type", form);
            bad(api, "POST", list, "/identity", "identity=%00", "Content-Type", form);
            assertThat(api.send("POST", list + "?limit=0", "").statusCode()).isEqualTo(400);
            assertThat(api.send("POST", list + "?identity=CP", "").statusCode()).isEqualTo(400);
        }
    }

    private static void bad(
            ApiFixture api, String method, String path, String pointer, String body, String... headers) {
        HttpResponse<String> answer = api.send(method, path, body, headers);
        assertThat(answer.statusCode()).as(body + ": " + answer.body()).isEqualTo(400);
        JsonNode problem = ApiFixture.tree(answer);
        assertThat(problem.get("outcome").stringValue()).as(body).isEqualTo("invalidBody");
        assertThat(problem.get("pointer").stringValue()).as(body).isEqualTo(pointer);
        assertThat(problem.get("detail").stringValue()).as(body).isNotEmpty();
    }
}
