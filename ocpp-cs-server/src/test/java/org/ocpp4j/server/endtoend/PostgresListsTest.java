package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.backend.postgres.FunctionDatabase;
import org.ocpp4j.server.database.DatabaseKind;

/** The three lists of the contract, answered by functions. */
class PostgresListsTest {
    private static final String TRANSACTIONS = "/api/v1/CentralSystem/TransactionList";
    private static final String RESERVATIONS = "/api/v1/CentralSystem/ReservationList";
    private static final String CHARGE_POINTS = "/api/v1/CentralSystem/ChargePointList";

    private final FunctionDatabase functions = FunctionDatabase.empty();

    private ServerFixture serve(String... settings) {
        return ServerFixture.start(
                DatabaseKind.SQLITE,
                "postgres.enable = true",
                "postgres.timeout = 5s",
                "postgres.token = T-1",
                "postgres.url = \"" + functions.settings().url() + "\"",
                "postgres.user = " + functions.settings().user(),
                String.join("\n", settings));
    }

    private void list(String name, String returns, String body) {
        functions.run("drop function if exists ocpp." + name + "; create function ocpp." + name
                + "(pToken text, pFilter jsonb) returns " + returns + " language plpgsql as $$ begin " + body
                + " end $$");
    }

    @Test
    void eachFormOfResultBecomesTheSameList() {
        list(
                "TransactionList",
                "table(id integer, token text, filter jsonb, \"dateStop\" timestamptz)",
                "return query select 7, pToken, pFilter, timestamptz '2026-11-22T12:00:00.5Z';");
        list("ReservationList", "json", "return '{\"ReservationList\":[{\"id\":2},{\"id\":1}]}';");
        list(
                "ChargePointList",
                "setof text",
                "return query select '{\"identity\":\"' || n || '\"}' from generate_series(1, 2) n;");
        try (ServerFixture server = serve()) {
            Operators operators = server.operators();
            assertThat(operators
                            .json("POST", TRANSACTIONS, "{\"identity\":\"CP '1\",\"more\":[1]}")
                            .toString())
                    .isEqualTo("{\"TransactionList\":[{\"id\":7,\"token\":\"T-1\",\"filter\":"
                            + "{\"more\":[1],\"identity\":\"CP '1\"},\"dateStop\":\"2026-11-22T12:00:00.5+00:00\"}]}");
            assertThat(operators.json("POST", RESERVATIONS, "").toString())
                    .isEqualTo("{\"ReservationList\":[{\"id\":2},{\"id\":1}]}");
            String stations = "{\"ChargePointList\":[{\"identity\":\"1\"},{\"identity\":\"2\"}]}";
            assertThat(operators.get(CHARGE_POINTS).toString()).isEqualTo(stations);
            assertThat(operators.get("/api/v1/ChargePointList").toString()).isEqualTo(stations);

            list("ReservationList", "json", "return null;");
            assertThat(operators.json("POST", RESERVATIONS, "{}").toString()).isEqualTo("{\"ReservationList\":[]}");
            list("ReservationList", "setof json", "return;");
            assertThat(operators.json("POST", RESERVATIONS, "{}").toString()).isEqualTo("{\"ReservationList\":[]}");
            HttpRequest request = HttpRequest.newBuilder(operators.address().resolve(TRANSACTIONS))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("identity=CP+2&dateFrom=x"))
                    .build();
            HttpResponse<String> form =
                    Await.result(HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            assertThat(form.body()).contains("\"identity\":\"CP 2\"", "\"dateFrom\":\"x\"");
        }
    }

    @Test
    void aFailureIsAProblemWithoutSql() {
        list("TransactionList", "json", "raise exception 'No such customer' using detail = 'SELECT secret';");
        list("ReservationList", "json", "perform 1 from ocpp.nowhere; return null;");
        list("ChargePointList", "json", "perform pg_sleep(60); return null;");
        try (ServerFixture server = serve()) {
            Operators operators = server.operators();
            problem(operators.send("POST", TRANSACTIONS, "{}"), 502, "functionFailed", "No such customer");
            problem(operators.send("POST", RESERVATIONS, "{}"), 502, "functionFailed", "ocpp.ReservationList");
            problem(operators.send("GET", CHARGE_POINTS, ""), 504, "functionTooLate", "took too long");
            problem(operators.send("POST", TRANSACTIONS, "[]"), 400, "invalidBody", "expected is a JSON object");
            problem(operators.send("POST", TRANSACTIONS, "{"), 400, "invalidBody", "not JSON");
            problem(operators.send("POST", TRANSACTIONS + "?format=csv", "{}"), 400, "invalidParameter", "CSV");
            list("ReservationList", "json", "return '{\"error\":{\"code\":403,\"message\":\"Not yours\"}}';");
            problem(operators.send("POST", RESERVATIONS, "{}"), 502, "functionFailed", "Not yours");
            list("ReservationList", "text", "return 'no JSON';");
            problem(operators.send("POST", RESERVATIONS, "{}"), 502, "functionFailed", "log has the reason");
        }
    }

    private static void problem(HttpResponse<String> answer, int status, String outcome, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"outcome\":\"" + outcome + "\"", detail)
                .doesNotContain("SELECT", "secret", "nowhere", "relation", "PL/pgSQL");
    }

    @Test
    void withoutTheFunctionsTheOwnTablesAnswer() {
        try (ServerFixture server = serve()) {
            RawStation.connect(server.stations(), "CP-1");
            Await.until(
                    "in the own list",
                    () -> server.operators().get(CHARGE_POINTS).toString().contains("CP-1"));
            assertThat(server.operators().transactions("CP-1")).isEmpty();
            assertThat(server.operators()
                            .send("POST", TRANSACTIONS, "{\"more\":1}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
