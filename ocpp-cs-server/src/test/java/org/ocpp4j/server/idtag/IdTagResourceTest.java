package org.ocpp4j.server.idtag;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.list.ApiFixture;
import tools.jackson.databind.JsonNode;

class IdTagResourceTest {
    private static final String ID_TAGS = "/api/v1/idTags";
    private static final String CSV = "text/csv";

    @ParameterizedTest
    @EnumSource
    void setsShowsAndForgets(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.get(ID_TAGS).body()).isEqualTo("[]");
            HttpResponse<String> created = api.send("PUT", ID_TAGS + "/IDtag", "");
            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(created.body())
                    .isEqualTo("{\"idTag\":\"IDtag\",\"status\":\"Accepted\",\"parentIdTag\":null,\"expiryDate\":null,"
                            + "\"maxActiveTransactions\":null,\"description\":null,"
                            + "\"createdAt\":\"2026-11-22T12:00:00.123Z\",\"changedAt\":\"2026-11-22T12:00:00.123Z\"}");
            // The default locale of this test has a dotless i: letters fold by the root's rules.
            HttpResponse<String> replaced = api.send(
                    "PUT",
                    ID_TAGS + "/idTAG",
                    "{\"status\":\"Blocked\",\"parentIdTag\":\"Group\",\"expiryDate\":\"2020-01-01T13:45:00+13:45\","
                            + "\"maxActiveTransactions\":2,\"description\":\"two\\nlines\"}");
            assertThat(replaced.statusCode()).isEqualTo(200);
            JsonNode shown = api.json(ID_TAGS + "/IDTAG");
            assertThat(shown).isEqualTo(ApiFixture.tree(replaced));
            assertThat(shown.get("idTag").stringValue()).isEqualTo("idTAG");
            assertThat(shown.get("expiryDate").stringValue()).isEqualTo("2020-01-01T00:00:00Z");
            assertThat(shown.get("maxActiveTransactions").intValue()).isEqualTo(2);
            assertThat(shown.get("description").stringValue()).isEqualTo("two\nlines");
            assertThat(api.send("PUT", ID_TAGS + "/idTAG", "{}").statusCode()).isEqualTo(200);
            assertThat(api.json(ID_TAGS + "/idtag").get("parentIdTag").isNull()).isTrue();

            api.sql(
                    "insert into charging_transaction (transaction_id, identity, id_tag, id_tag_folded) values (1, 'CP', 'idtag', 'idtag')");
            assertThat(api.send("DELETE", ID_TAGS + "/IDTAG", "").statusCode()).isEqualTo(204);
            assertThat(api.send("DELETE", ID_TAGS + "/IDTAG", "").statusCode()).isEqualTo(204);
            assertThat(api.get(ID_TAGS + "/idtag").statusCode()).isEqualTo(404);
            assertThat(api.json("/api/v1/transactions?idTag=idtag").size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void parentsMakeNoLoop(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            assertThat(api.send("PUT", ID_TAGS + "/a", "{\"parentIdTag\":\"A\"}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(api.json(ID_TAGS).size()).isZero();
            assertThat(api.send("PUT", ID_TAGS + "/a", "{\"parentIdTag\":\"b\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(api.send("PUT", ID_TAGS + "/B", "{\"parentIdTag\":\"c\"}")
                            .statusCode())
                    .isEqualTo(201);
            HttpResponse<String> loop = api.send("PUT", ID_TAGS + "/c", "{\"parentIdTag\":\"A\"}");
            assertThat(loop.statusCode()).isEqualTo(400);
            assertThat(ApiFixture.tree(loop).get("pointer").stringValue()).isEqualTo("/parentIdTag");
            assertThat(ApiFixture.tree(loop).get("detail").stringValue()).contains("c -> a -> b -> c");
            assertThat(api.get(ID_TAGS + "/c").statusCode()).isEqualTo(404);
            assertThat(api.send("PUT", ID_TAGS + "/c", "{\"parentIdTag\":\"d\"}")
                            .statusCode())
                    .isEqualTo(201);

            HttpResponse<String> bulk =
                    api.send("POST", ID_TAGS, "idTag,parentIdTag\nx,\nd,e\ne,B\n", "Content-Type", CSV);
            assertThat(bulk.statusCode()).isEqualTo(400);
            assertThat(ApiFixture.tree(bulk).get("errors").get(0).get("line").intValue())
                    .isEqualTo(3);
            assertThat(api.get(ID_TAGS + "/x").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExportedCanBeImported(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            Instant created = ApiFixture.NOW.minusSeconds(60);
            String insert = "insert into id_tag (folded, id_tag, status, parent_id_tag, expires_at,"
                    + " max_active_transactions, description, created_at, changed_at) values (?, ?, 'Accepted', ?, ?, 3, ?, ?, ?)";
            api.sql(insert, "=a,\"b\"", "=A,\"b\"", "'+p", created, "x\ny", created, created);
            api.sql(insert, "-5", "-5", "'q", created, "@é", created.plusSeconds(1), created);
            HttpResponse<String> exported = api.get(ID_TAGS + "?format=csv");
            assertThat(exported.body())
                    .isEqualTo(
                            "idTag,status,parentIdTag,expiryDate,maxActiveTransactions,description,createdAt,changedAt\r\n"
                                    + "-5,Accepted,'q,2026-11-22T11:59:00.123Z,3,'@é,2026-11-22T11:59:01.123Z,2026-11-22T11:59:00.123Z\r\n"
                                    + "\"'=A,\"\"b\"\"\",Accepted,''+p,2026-11-22T11:59:00.123Z,3,\"x\ny\",2026-11-22T11:59:00.123Z,"
                                    + "2026-11-22T11:59:00.123Z\r\n");
            String json = api.get(ID_TAGS).body();
            api.sql("delete from id_tag");
            HttpResponse<String> imported =
                    api.send("POST", ID_TAGS, "\uFEFF" + exported.body(), "Content-Type", "Text/CSV; charset=utf-8");
            assertThat(imported.body())
                    .isEqualTo(
                            "{\"created\":2,\"replaced\":0,\"lines\":[{\"line\":2,\"idTag\":\"-5\",\"outcome\":\"created\"},"
                                    + "{\"line\":3,\"idTag\":\"=A,\\\"b\\\"\",\"outcome\":\"created\"}]}");
            assertThat(api.get(ID_TAGS + "/%3Da%2C%22b%22").body())
                    .contains("\"parentIdTag\":\"'+p\"", "\"description\":\"x\\ny\"", "11:59:00.123Z\",\"max");
            HttpResponse<String> again = api.send("POST", ID_TAGS, json, "Content-Type", "application/json");
            assertThat(ApiFixture.tree(again).get("replaced").intValue()).isEqualTo(2);
            assertThat(ApiFixture.tree(again).get("lines").get(0).toString())
                    .isEqualTo("{\"line\":1,\"idTag\":\"-5\",\"outcome\":\"replaced\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anImportIsAllOrNothing(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            HttpResponse<String> refused = api.send(
                    "POST",
                    ID_TAGS,
                    "[{\"idTag\":\"good\"},{\"idTag\":\"a\",\"status\":\"accepted\"},{\"status\":\"Blocked\"},7,"
                            + "{\"idTag\":\"GOOD\"},{\"idTag\":\"b\",\"expires\":1},{\"idTag\":\"123456789012345678901\"}]");
            assertThat(refused.statusCode()).isEqualTo(400);
            JsonNode errors = ApiFixture.tree(refused).get("errors");
            StringBuilder places = new StringBuilder();
            errors.forEach(error -> places.append(error.get("line"))
                    .append(error.get("pointer").stringValue())
                    .append(' '));
            assertThat(places.toString()).isEqualTo("2/status 3/idTag 4 5/idTag 6/expires 7/idTag ");
            assertThat(api.get(ID_TAGS).body()).isEqualTo("[]");
            for (String csv : new String[] {
                "",
                "idTag,idTag\na,b\n",
                "idTag,expires\na,b\n",
                "status\nAccepted\n",
                "idTag,status\na\n",
                "idTag\n\"a\n",
                "idTag\n\"a\"b\n",
                "idTag,status\na,Accepted\nb,x\n",
                "idTag,maxActiveTransactions\na,many\n",
                "idTag,maxActiveTransactions\na,0\n",
                "idTag,expiryDate\na,tomorrow\n"
            }) {
                HttpResponse<String> wrong = api.send("POST", ID_TAGS, csv, "Content-Type", CSV);
                assertThat(wrong.statusCode()).as(csv).isEqualTo(400);
                assertThat(ApiFixture.tree(wrong).get("outcome").stringValue()).isEqualTo("invalidBody");
            }
            assertThat(api.get(ID_TAGS).body()).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyAreImportedAndListed(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            StringBuilder csv = new StringBuilder("idTag,parentIdTag,status\r\n");
            for (int i = 0; i < 5000; i++) {
                csv.append("T")
                        .append(i)
                        .append(",T")
                        .append(i + 1)
                        .append(',')
                        .append(i % 2 == 0 ? "" : "Blocked")
                        .append("\r\n");
            }
            HttpResponse<String> imported = api.send("POST", ID_TAGS, csv.toString(), "Content-Type", CSV);
            assertThat(imported.statusCode()).isEqualTo(200);
            assertThat(ApiFixture.tree(imported).get("lines").get(4999).toString())
                    .isEqualTo("{\"line\":5001,\"idTag\":\"T4999\",\"outcome\":\"created\"}");
            assertThat(api.json(ID_TAGS).size()).isEqualTo(5000);
            assertThat(api.json(ID_TAGS + "?status=Blocked").size()).isEqualTo(2500);
            assertThat(api.json(ID_TAGS + "?text=t499").size()).isEqualTo(13);
            assertThat(api.send("PUT", ID_TAGS + "/t5000", "{\"parentIdTag\":\"t0\"}")
                            .statusCode())
                    .isEqualTo(400);
            int pages = 0;
            int entries = 0;
            for (String path = ID_TAGS + "?limit=1000"; !path.isEmpty(); pages++) {
                HttpResponse<String> page = api.get(path);
                entries += ApiFixture.tree(page).size();
                path = ApiFixture.next(page);
            }
            assertThat(pages).isEqualTo(5);
            assertThat(entries).isEqualTo(5000);
        }
    }
}
