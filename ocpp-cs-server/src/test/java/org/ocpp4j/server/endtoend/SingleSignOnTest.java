package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.access.sso.Issuer;
import org.ocpp4j.server.access.sso.Keys;
import org.ocpp4j.server.access.sso.Token;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of an issuer at the real operators' door. */
class SingleSignOnTest {
    private static final String ISSUER = "https://login.example.com/realms/ocpp";
    private static final String STATIONS = "/api/v1/stations";
    private static final String RESET = "/api/v1/ChargePoint/CP-1/Reset";
    private static final String HARD = "{\"type\":\"Hard\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private String byFile() throws IOException {
        Path file = Files.writeString(directory.resolve("jwks.json"), Keys.jwks(Keys.RSA));
        return "sso { issuer = \"" + ISSUER + "\", audience = ocpp-cs-server, keys = \"" + file + "\" }";
    }

    private static Token token(String scope) {
        return Token.of(ISSUER, Instant.now()).scope(scope);
    }

    private static String bearer(Token token) {
        return "Bearer " + token.by(Keys.RSA);
    }

    private static HttpResponse<String> send(
            ServerFixture server, String method, String path, String body, String authorization) {
        return server.operators().send(method, path, body, "Authorization", authorization);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String outcome) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("outcome").asString()).isEqualTo(outcome);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @ParameterizedTest
    @EnumSource
    void eachScopeOpensWhatItShall(DatabaseKind kind) throws IOException {
        try (ServerFixture server = ServerFixture.start(kind, byFile())) {
            String view = bearer(token("openid ocpp:view"));
            String command = bearer(token("ocpp:command").with("preferred_username", "ben"));
            String administer = bearer(token("ocpp:administer").with("preferred_username", "carla"));
            for (String each : new String[] {view, command, administer}) {
                assertThat(send(server, "GET", STATIONS, "", each).statusCode()).isEqualTo(200);
            }
            String tag = "/api/v1/idTags/TAG-1";
            assertProblem(send(server, "PUT", tag, "{\"status\":\"Accepted\"}", view), 403, "insufficientScope");
            assertProblem(send(server, "PUT", tag, "{\"status\":\"Accepted\"}", command), 403, "insufficientScope");
            HttpResponse<String> made = send(server, "PUT", tag, "{\"status\":\"Accepted\"}", administer);
            assertThat(made.statusCode()).as(made.body()).isBetween(200, 201);

            RawStation station = RawStation.connect(server.stations(), "CP-1");
            station.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
            station.cut();
            assertProblem(send(server, "POST", RESET, HARD, view), 403, "insufficientScope");
            Await.until(
                    "the station has gone",
                    () -> json(send(server, "POST", RESET, HARD, command))
                                    .path("status")
                                    .asInt()
                            == 503);
            JsonNode commands = json(send(server, "GET", "/api/v1/commands", "", view));
            assertThat(commands.findValuesAsString("commandedBy")).contains("sso:ben");

            JsonNode audit = json(send(server, "GET", "/api/v1/audit", "", administer));
            assertThat(audit.findValuesAsString("who")).startsWith("sso:carla", "sso:ben", "sso:anna");
        }
    }

    @Test
    void whatIsMissingExpiredOrFalseIsToldApart() throws IOException {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, byFile())) {
            HttpResponse<String> missing = server.operators().send("GET", STATIONS, "");
            assertProblem(missing, 401, "unauthenticated");
            assertThat(challenge(missing)).contains("Bearer realm=\"ocpp\"");

            Instant longAgo = Instant.now().minusSeconds(600);
            HttpResponse<String> expired =
                    send(server, "GET", STATIONS, "", bearer(token("ocpp:view").until(longAgo)));
            assertProblem(expired, 403, "tokenExpired");
            assertThat(json(expired).path("expiredAt").asString()).startsWith("20");
            assertThat(challenge(expired)).contains("error=\"invalid_token\"");

            HttpResponse<String> noScope = send(server, "GET", STATIONS, "", bearer(token("openid")));
            assertProblem(noScope, 403, "insufficientScope");
            assertThat(challenge(noScope)).contains("error=\"insufficient_scope\"");

            String signed = token("ocpp:view").by(Keys.RSA);
            HttpResponse<String> forged =
                    send(server, "GET", STATIONS, "", "Bearer " + signed.substring(0, signed.length() - 4) + "AAAA");
            assertProblem(forged, 401, "invalidToken");
            assertThat(challenge(forged)).contains("error=\"invalid_token\"", "error_description=\"");
            assertThat(forged.body()).doesNotContain(signed.substring(0, 20));

            HttpResponse<String> tooLittle = send(server, "PUT", "/api/v1/idTags/T", "{}", bearer(token("ocpp:view")));
            assertProblem(tooLittle, 403, "insufficientScope");
            assertThat(challenge(tooLittle)).contains("error=\"insufficient_scope\"");
        }
    }

    @Test
    void tokensAndAccountsOfTheServerGoOnWorking() throws IOException {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, byFile())) {
            HttpResponse<String> made = send(
                    server,
                    "POST",
                    "/api/v1/credentials",
                    "{\"name\":\"anna\",\"kind\":\"token\",\"scope\":\"administer\"}",
                    bearer(token("ocpp:administer")));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            String own = "Bearer " + json(made).path("secret").asString();
            assertThat(send(server, "PUT", "/api/v1/idTags/T", "{\"status\":\"Blocked\"}", own)
                            .statusCode())
                    .isBetween(200, 201);
            JsonNode audit = json(send(server, "GET", "/api/v1/audit", "", own));
            assertThat(audit.findValuesAsString("who"))
                    .as("anna of the server and anna of the issuer")
                    .containsExactly("anna", "sso:anna");
            assertProblem(send(server, "GET", STATIONS, "", own + "x"), 401, "unauthenticated");
        }
    }

    @Test
    void longTokensListsAndStreamsWorkToo() throws Exception {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, byFile())) {
            String view = bearer(token("ocpp:view").with("groups", "g".repeat(10_000)));
            assertThat(view).hasSizeGreaterThan(13_000);
            HttpResponse<String> csv = send(server, "GET", "/api/v1/stations?format=csv", "", view);
            assertThat(csv.statusCode()).isEqualTo(200);
            assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.operators().address().resolve("/api/v1/events"))
                                    .timeout(Duration.ofSeconds(30))
                                    .header("Authorization", view)
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo(": welcome");
            }
            assertProblem(send(server, "GET", "/api/v1/events", "", bearer(token("openid"))), 403, "insufficientScope");
        }
    }

    @Test
    void anIssuerIsAskedForItsKeys() {
        try (Issuer issuer = Issuer.open(Keys.jwks(Keys.RSA));
                ServerFixture server = ServerFixture.start(
                        DatabaseKind.SQLITE, "sso { issuer = \"" + issuer.url() + "\", audience = ocpp-cs-server }")) {
            Token token = Token.of(issuer.url(), Instant.now()).scope("ocpp:view");
            Await.until(
                    "the keys are known",
                    () -> send(server, "GET", STATIONS, "", bearer(token)).statusCode() == 200);
            issuer.keys(Keys.jwks(Keys.OTHER_RSA));
            Await.until(
                    "the new key is known",
                    () -> send(server, "GET", STATIONS, "", "Bearer " + token.by(Keys.OTHER_RSA))
                                    .statusCode()
                            == 200);
            issuer.status(503);
            assertThat(send(server, "GET", STATIONS, "", "Bearer " + token.by(Keys.OTHER_RSA))
                            .statusCode())
                    .isEqualTo(200);
            JsonNode description = server.operators().get("/api/v1/openapi.json");
            assertThat(description
                            .at("/components/securitySchemes/sso/openIdConnectUrl")
                            .asString(""))
                    .isEqualTo(issuer.url() + "/.well-known/openid-configuration");
            assertThat(description.at("/paths/~1api~1v1~1stations/get/security").toString())
                    .isEqualTo("[{\"token\":[]},{\"account\":[]},{\"sso\":[]}]");
        }
    }

    @Test
    void anIssuerWhoIsAwayKeepsNobodyFromStarting() {
        URI nobody = URI.create("http://127.0.0.1:1");
        try (ServerFixture server = ServerFixture.start(
                DatabaseKind.SQLITE, "sso { issuer = \"" + nobody + "\", audience = ocpp-cs-server }")) {
            String good = bearer(Token.of(nobody.toString(), Instant.now()).scope("ocpp:view"));
            HttpResponse<String> unknown = send(server, "GET", STATIONS, "", good);
            assertProblem(unknown, 503, "keysUnavailable");
            assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
            assertThat(server.operators().send("GET", "/health", "").statusCode())
                    .isEqualTo(200);
            assertProblem(server.operators().send("GET", STATIONS, ""), 401, "unauthenticated");
        }
    }

    @Test
    void theMetricsTellOfTheKeys() throws IOException {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, byFile())) {
            Await.until(
                    "the keys are read",
                    () -> send(server, "GET", "/metrics", "", bearer(token("ocpp:view")))
                            .body()
                            .contains("\nocpp_sso_keys 1.0"));
            assertThat(send(server, "GET", "/metrics", "", bearer(token("ocpp:view")))
                            .body())
                    .contains("\nocpp_sso_keys_age_seconds ");
            JsonNode scheme = server.operators().get("/api/v1/openapi.json").at("/components/securitySchemes/sso");
            assertThat(scheme.path("bearerFormat").asString("")).isEqualTo("JWT");
        }
    }
}
