package org.ocpp4j.server.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.rest.list.ApiFixture;

class CertificateRequestResourceTest {
    private static final String REQUESTS = "/api/v1/certificateRequests";
    /** A certificate that signs itself, of an elliptic key. */
    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBcjCCARegAwIBAgIUB+iUrhjDpxaZ4voit5D0J0rr2AwwCgYIKoZIzj0EAwIw
            DTELMAkGA1UEAwwCQ1AwIBcNMjYxMTIzMDEyNTM3WhgPMjEyNjEwMzAwMTI1Mzda
            MA0xCzAJBgNVBAMMAkNQMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEdb2DXUhd
            Ss2Hd3mBJ2UY0P8UVbSphECbvKd1BB8zlJlg3cusvi0G+PzZdFkuNWtsx7v2448y
            auyzB6YFQT0O9qNTMFEwHQYDVR0OBBYEFNFNZb7zy/SjL5MoJQn8hz055dIqMB8G
            A1UdIwQYMBaAFNFNZb7zy/SjL5MoJQn8hz055dIqMA8GA1UdEwEB/wQFMAMBAf8w
            CgYIKoZIzj0EAwIDSQAwRgIhAKqMm001cIMAK/CKlHCuxuc12dmf3QQUDtxDm28p
            1sgEAiEAkJ4o9traKGv8XXX29diG7P36al9IbKOaFiZWN6fJLN8=
            -----END CERTIFICATE-----
            """;

    @ParameterizedTest
    @EnumSource
    void requestsAreAnsweredOnce(DatabaseKind kind) {
        try (ApiFixture api = new ApiFixture(kind)) {
            request(api, "QUEUED");
            request(api, "SENT");
            request(api, "FAILED");
            assertThat(api.json(REQUESTS).size()).isEqualTo(3);
            assertThat(api.json(REQUESTS + "?status=SENT").get(0).toString())
                    .isEqualTo("{\"id\":2,\"identity\":\"CP\",\"csr\":\"csr\",\"status\":\"SENT\",\"detail\":null,"
                            + "\"certificateChain\":null,\"receivedAt\":\"2026-11-22T12:00:00.123Z\","
                            + "\"changedAt\":\"2026-11-22T12:00:00.123Z\"}");
            assertThat(api.json(REQUESTS + "/2").get("status").stringValue()).isEqualTo("SENT");
            assertThat(api.get(REQUESTS + "/4").statusCode()).isEqualTo(404);

            String body = "{\"certificateChain\":\"" + PEM.replace("\n", "\\n") + "\"}";
            HttpResponse<String> sent = api.send("POST", REQUESTS + "/1/certificate", body);
            assertThat(sent.statusCode()).isEqualTo(200);
            assertThat(sent.body()).isEqualTo("{\"status\":\"SENT\",\"detail\":\"\"}");
            assertThat(api.deliveries).containsExactly("1 CP " + PEM.length() + " tester");
            assertThat(api.send("POST", REQUESTS + "/2/certificate", body).statusCode())
                    .isEqualTo(409);
            assertThat(api.send("POST", REQUESTS + "/4/certificate", body).statusCode())
                    .isEqualTo(404);
            for (String wrong : new String[] {
                "{}",
                "{\"certificateChain\":\"x\"}",
                "{\"certificateChain\":\"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\"}",
                "{\"certificateChain\":\"" + PEM.replace("\n", "\\n").repeat(30) + "\"}"
            }) {
                HttpResponse<String> refused = api.send("POST", REQUESTS + "/1/certificate", wrong);
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(ApiFixture.tree(refused).get("pointer").stringValue())
                        .isEqualTo("/certificateChain");
            }
            assertThat(api.deliveries).hasSize(1);

            HttpResponse<String> rejected = api.send("POST", REQUESTS + "/3/reject", "{\"detail\":\"who?\"}");
            assertThat(ApiFixture.tree(rejected).get("status").stringValue()).isEqualTo("REJECTED");
            assertThat(ApiFixture.tree(rejected).get("detail").stringValue()).isEqualTo("who?");
            assertThat(api.send("POST", REQUESTS + "/3/reject", "").statusCode())
                    .isEqualTo(409);
            assertThat(api.send("POST", REQUESTS + "/2/reject", "").statusCode())
                    .isEqualTo(409);
            assertThat(api.events).hasSize(1);
            assertThat(api.events.get(0).type()).isEqualTo(EventType.CERTIFICATE);
            assertThat(api.events.get(0).data().toString()).isEqualTo("{\"id\":3,\"status\":\"REJECTED\"}");
            assertThat(api.get(REQUESTS + "?format=csv").body())
                    .startsWith("id,identity,status,detail,receivedAt,changedAt\r\n3,CP,REJECTED,who?,");
        }
    }

    private static void request(ApiFixture api, String status) {
        api.sql(
                "insert into certificate_request (identity, csr, status, received_at, changed_at, fingerprint)"
                        + " values ('CP', 'csr', ?, ?, ?, 'f')",
                status,
                ApiFixture.NOW,
                ApiFixture.NOW);
    }
}
