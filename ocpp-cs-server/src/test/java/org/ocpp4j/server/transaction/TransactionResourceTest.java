package org.ocpp4j.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.list.ApiFixture;
import tools.jackson.databind.JsonNode;

class TransactionResourceTest {
    private static final String INSERT =
            "insert into charging_transaction (transaction_id, identity, connector_id, id_tag, id_tag_folded, id_tag_status, meter_start,"
                    + " started_at, start_received_at, meter_stop, stopped_at, stop_received_at, reason, flags, start_key)";

    private static final String OPEN =
            "{\"seq\":1,\"id\":7,\"identity\":\"CP 1\",\"connectorId\":1,\"idTag\":\"ID_iI\",\"idTagStatus\":\"Accepted\","
                    + "\"meterStart\":100,\"meterStop\":null,\"energy\":null,\"reservationId\":null,\"reason\":null,"
                    + "\"dateStart\":\"2026-11-22T10:00:00Z\",\"dateStop\":null,\"stopIdTag\":null,\"open\":true,"
                    + "\"flags\":[],\"account\":null,\"startReceivedAt\":\"2026-11-22T10:00:01.500Z\","
                    + "\"stopReceivedAt\":null}";

    private static void three(ApiFixture api) {
        api.sql(INSERT + " values (7, 'CP 1', 1, 'ID_iI', 'id_ii', 'Accepted', 100, '2026-11-22T10:00:00Z',"
                + " '2026-11-22T10:00:01.5Z', null, null, null, null, '', 'a')");
        api.sql(
                INSERT + " values (8, 'CP 1', 2, 'other', 'other', 'Accepted', 1000, '2026-11-22T11:00:00Z',"
                        + " '2026-11-22T11:00:00Z', 4500, '2026-11-22T11:30:00.25Z', '2026-11-22T11:30:01Z', 'Local,\"x', 'LATE,CONFLICTING_STOP', 'b')");
        api.sql(INSERT + " values (8, '=2+5', null, null, null, null, null, null, null, 5, '2026-11-22T09:00:00Z',"
                + " '2026-11-22T12:00:00Z', '-1.5', 'UNKNOWN', null)");
    }

    @ParameterizedTest
    @EnumSource
    void listsAndShowsTransactions(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.get("/api/v1/transactions").body()).isEqualTo("[]");
            three(api);
            HttpResponse<String> all = api.get("/api/v1/transactions");
            assertThat(all.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(all.headers().firstValue("Link")).isEmpty();
            assertThat(seqs(all)).containsExactly(3L, 2L, 1L);
            assertThat(all.body()).endsWith("," + OPEN + "]");
            assertThat(ApiFixture.tree(all).get(1).get("energy").longValue()).isEqualTo(3500);
            assertThat(ApiFixture.tree(all).get(1).get("flags").toString())
                    .isEqualTo("[\"LATE\",\"CONFLICTING_STOP\"]");

            assertThat(api.get("/api/v1/transactions/CP%201/7").body()).isEqualTo(OPEN);
            assertThat(api.get("/api/v1/transactions/7").body()).isEqualTo(OPEN);
            assertThat(api.get("/api/v1/transactions/9").statusCode()).isEqualTo(404);
            assertThat(api.get("/api/v1/transactions/CP%202/7").statusCode()).isEqualTo(404);
            HttpResponse<String> ambiguous = api.get("/api/v1/transactions/8");
            assertThat(ambiguous.statusCode()).isEqualTo(409);
            assertThat(ApiFixture.tree(ambiguous).get("identities").toString()).isEqualTo("[\"CP 1\",\"=2+5\"]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void filters(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            three(api);
            assertThat(filtered(api, "identity=CP%201")).containsExactly(2L, 1L);
            assertThat(filtered(api, "identity=CP+1")).containsExactly(2L, 1L);
            assertThat(filtered(api, "identity=cp+1")).isEmpty();
            assertThat(filtered(api, "identity=never%2Fseen")).isEmpty();
            assertThat(filtered(api, "idTag=id_Ii")).containsExactly(1L);
            assertThat(filtered(api, "idTag=id%25")).isEmpty();
            assertThat(filtered(api, "idTag=idxii")).isEmpty();
            assertThat(filtered(api, "connectorId=2")).containsExactly(2L);
            assertThat(filtered(api, "open=true")).containsExactly(1L);
            assertThat(filtered(api, "open=false")).containsExactly(3L, 2L);
            assertThat(filtered(api, "flag=LATE")).containsExactly(2L);
            assertThat(filtered(api, "flag=CONFLICTING_STOP")).containsExactly(2L);
            assertThat(filtered(api, "flag=CONFLICTING")).isEmpty();
            assertThat(filtered(api, "flag=L_TE")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void timesMayHaveAnyOffsetOrNone(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            three(api);
            assertThat(filtered(api, "dateFrom=2026-11-22T10:00:00")).containsExactly(2L, 1L);
            assertThat(filtered(api, "dateFrom=2026-11-22T10:00:00.001Z")).containsExactly(2L);
            assertThat(filtered(api, "dateTo=2026-11-22T10:00:00Z")).containsExactly(3L, 1L);
            assertThat(filtered(api, "dateTo=2026-11-22T09:59:59.999")).containsExactly(3L);
            assertThat(filtered(api, "dateFrom=2026-11-22T23:45:00%2B13:45&dateTo=2026-11-22T23:45%2B1345"))
                    .containsExactly(1L);
            // A plus that nobody encoded, and an offset of hours alone.
            assertThat(filtered(api, "dateFrom=2026-11-22T12:00:00+01")).containsExactly(2L);
            assertThat(filtered(api, "dateFrom=2026-11-22T05:00:00-05:00&dateTo=2026-11-22T05:00-05"))
                    .containsExactly(1L);
            assertThat(filtered(api, "dateFrom=2026-11-22&dateTo=2026-11-22")).containsExactly(3L, 2L, 1L);
            assertThat(filtered(api, "dateTo=2026-11-21")).isEmpty();
            assertThat(filtered(api, "dateFrom=2026-11-23")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersCsvToTheByte(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            three(api);
            HttpResponse<String> csv = api.send("GET", "/api/v1/transactions", "", "Accept", "text/csv");
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8; header=present");
            assertThat(csv.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"transactions.csv\"");
            assertThat(csv.body())
                    .isEqualTo(
                            "seq,id,identity,connectorId,idTag,idTagStatus,meterStart,meterStop,energy,reservationId,reason,"
                                    + "dateStart,dateStop,stopIdTag,open,flags,account,startReceivedAt,stopReceivedAt\r\n"
                                    + "3,8,'=2+5,,,,,5,,,-1.5,,2026-11-22T09:00:00Z,,false,UNKNOWN,,,2026-11-22T12:00:00Z\r\n"
                                    + "2,8,CP 1,2,other,Accepted,1000,4500,3500,,\"Local,\"\"x\",2026-11-22T11:00:00Z,"
                                    + "2026-11-22T11:30:00.250Z,,false,LATE CONFLICTING_STOP,,2026-11-22T11:00:00Z,"
                                    + "2026-11-22T11:30:01Z\r\n"
                                    + "1,7,CP 1,1,ID_iI,Accepted,100,,,,,2026-11-22T10:00:00Z,,,true,,,"
                                    + "2026-11-22T10:00:01.500Z,\r\n");
            assertThat(api.get("/api/v1/transactions?format=csv").body()).isEqualTo(csv.body());
            assertThat(api.send("GET", "/api/v1/transactions?format=json", "", "Accept", "text/csv")
                            .body())
                    .startsWith("[");
            assertThat(api.send("GET", "/api/v1/transactions", "", "Accept", "text/csv;q=0.5, application/json")
                            .body())
                    .startsWith("[");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionListMayBeAskedForInEveryWay(DatabaseKind kind) {
        String path = "/api/v1/CentralSystem/TransactionList";
        String form = "application/x-www-form-urlencoded";
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.send("POST", path, "").body()).isEqualTo("{\"TransactionList\":[]}");
            three(api);
            assertThat(api.send("POST", path, "{\"identity\":\"nobody\"}").body())
                    .isEqualTo("{\"TransactionList\":[]}");
            assertThat(api.send("POST", path, "{\"identity\":\"CP 1\",\"dateTo\":\"2026-11-22T10:30\"}")
                            .body())
                    .isEqualTo("{\"TransactionList\":[" + OPEN + "]}");
            assertThat(listed(api.send("POST", path, "{\"identity\":null}"))).containsExactly(3L, 2L, 1L);
            assertThat(listed(api.send("POST", path, ""))).containsExactly(3L, 2L, 1L);
            assertThat(listed(api.send("POST", path, "identity=CP+1&dateFrom=", "Content-Type", form)))
                    .containsExactly(2L, 1L);
            // As curl sends JSON when nobody tells it what it is.
            assertThat(listed(api.send("POST", path, "{\"identity\":\"CP 1\"}", "Content-Type", form)))
                    .containsExactly(2L, 1L);
            HttpResponse<String> page = api.send("POST", path + "?limit=2", "{}");
            assertThat(listed(page)).containsExactly(3L, 2L);
            HttpResponse<String> last = api.send("POST", ApiFixture.next(page), "{}");
            assertThat(listed(last)).containsExactly(1L);
            assertThat(ApiFixture.next(last)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsTwentyThousandCompletelyAndByPages(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            List<Long> expected = new ArrayList<>();
            api.database.run(change -> {
                try (PreparedBatch batch = change.handle()
                        .prepareBatch("insert into charging_transaction (transaction_id, identity, id_tag, start_key)"
                                + " values (:id, :identity, 'demo', :key)")) {
                    for (int i = 1; i <= 20_000; i++) {
                        batch.bind("id", i)
                                .bind("identity", "CP-" + i % 4)
                                .bind("key", "k" + i)
                                .add();
                    }
                    batch.execute();
                }
            });
            for (long i = 20_000; i >= 1; i--) {
                expected.add(i);
            }
            assertThat(seqs(api.get("/api/v1/transactions"))).isEqualTo(expected);
            String csv = api.get("/api/v1/transactions?format=csv").body();
            assertThat(csv.lines().count()).isEqualTo(20_001);
            assertThat(csv).contains("\r\n1,1,CP-1,");

            List<Long> paged = new ArrayList<>();
            for (String path = "/api/v1/transactions?limit=999&identity=CP-3"; !path.isEmpty(); ) {
                HttpResponse<String> page = api.get(path);
                paged.addAll(seqs(page));
                path = ApiFixture.next(page);
                assertThat(path.isEmpty() || path.contains("identity=CP-3")).isTrue();
            }
            assertThat(paged)
                    .isEqualTo(expected.stream().filter(i -> i % 4 == 3).toList());
            // A page that is full to the brim is the last one.
            HttpResponse<String> brim = api.get("/api/v1/transactions?limit=1000&before=1001");
            assertThat(seqs(brim)).hasSize(1000);
            assertThat(ApiFixture.next(brim)).isEmpty();
        }
    }

    private static List<Long> filtered(ApiFixture api, String query) {
        HttpResponse<String> answer = api.get("/api/v1/transactions?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return seqs(answer);
    }

    private static List<Long> seqs(HttpResponse<String> answer) {
        return seqs(ApiFixture.tree(answer));
    }

    private static List<Long> listed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return seqs(ApiFixture.tree(answer).get("TransactionList"));
    }

    private static List<Long> seqs(JsonNode list) {
        List<Long> seqs = new ArrayList<>();
        list.forEach(entry -> seqs.add(entry.get("seq").longValue()));
        return seqs;
    }
}
