package org.ocpp4j.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.OperatorDoorSettings.Authentication;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credentials over HTTP; what a door adds to operations, such as who may call them, is not here. */
class CredentialResourceTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource
    void credentialsAreMadeListedAndRevoked(DatabaseKind kind) throws Exception {
        try (Database database = kind.open()) {
            CredentialStore store = new CredentialStore(database, Clock.systemUTC());
            ApiCredentials api = new ApiCredentials(store, Authentication.REQUIRED, true, Clock.systemUTC());
            CredentialResource resource = new CredentialResource(store, Clock.systemUTC());
            assertThat(resource.operations()).allMatch(operation -> operation.scope() == Scope.ADMINISTER);
            Javalin server = serve(resource);
            try {
                assertThat(call(server, "GET", "", "").body()).isEqualTo("[]");
                HttpResponse<String> token = call(
                        server,
                        "POST",
                        "",
                        "{\"name\":\"ci\",\"kind\":\"token\",\"scope\":\"command\",\"expires\":\"90d\"}");
                assertThat(token.statusCode()).isEqualTo(201);
                String secret = json(token).get("secret").asString();
                assertThat(api.authenticate("Bearer " + secret)).hasValue(new Caller("ci", Scope.COMMAND));
                assertThat(call(
                                        server,
                                        "POST",
                                        "",
                                        "{\"name\":\"anna\",\"kind\":\"password\",\"scope\":\"view\",\"password\":\"long enough\"}")
                                .body())
                        .doesNotContain("long enough");
                HttpResponse<String> list = call(server, "GET", "", "");
                assertThat(list.body()).doesNotContain(secret).doesNotContain("pbkdf2");
                assertThat(json(list).get(1).get("state").asString()).isEqualTo("active");
                assertThat(json(list).get(1).get("expiresAt").asString())
                        .startsWith("20")
                        .endsWith("Z");
                assertThat(call(server, "DELETE", "/ci", "").statusCode()).isEqualTo(204);
                assertThat(call(server, "DELETE", "/ci", "").statusCode()).isEqualTo(404);
                assertThat(api.authenticate("Bearer " + secret)).isEmpty();
                refusesWhatIsWrong(server);
            } finally {
                server.stop();
            }
        }
    }

    private void refusesWhatIsWrong(Javalin server) throws IOException, InterruptedException {
        String twice = "{\"name\":\"anna\",\"kind\":\"token\",\"scope\":\"view\"}";
        assertThat(call(server, "POST", "", twice).statusCode()).isEqualTo(409);
        for (String[] wrong : new String[][] {
            {"", "is missing"},
            {"null", "expected is a JSON object"},
            {"[]", "expected is a JSON object"},
            {"{}", "/name is missing"},
            {"{\"name\":\"x\",\"kind\":\"token\"}", "/scope is missing"},
            {
                "{\"name\":\"x\",\"kind\":\"token\",\"scope\":\"all\"}",
                "/scope is \"all\"; expected is one of view, command, administer"
            },
            {
                "{\"name\":\"x\",\"kind\":\"key\",\"scope\":\"view\"}",
                "/kind is \"key\"; expected is one of token, password"
            },
            {"{\"name\":\"x y\",\"kind\":\"token\",\"scope\":\"view\"}", "cannot be used"},
            {"{\"name\":\"x\",\"kind\":\"token\",\"scope\":\"view\",\"expires\":\"90\"}", "/expires"},
            {"{\"name\":\"x\",\"kind\":\"token\",\"scope\":\"view\",\"expiry\":\"90d\"}", "expiry"},
            {"{\"name\":\"x\",\"kind\":\"password\",\"scope\":\"view\",\"password\":\"short\"}", "10 to 200 characters"
            },
            {"{\"name\":\"x\",\"kind\":\"token\",\"scope\":\"view\",\"password\":\"long enough\"}", "/password"},
        }) {
            HttpResponse<String> answer = call(server, "POST", "", wrong[0]);
            assertThat(answer.statusCode()).as(wrong[0]).isEqualTo(400);
            assertThat(answer.body())
                    .startsWith("invalidBody: ")
                    .contains(wrong[1])
                    .doesNotContain("long enough");
        }
    }

    private static Javalin serve(CredentialResource resource) {
        return Javalin.create(config -> {
                    resource.operations()
                            .forEach(operation -> config.routes.addEndpoint(
                                    new Endpoint(operation.method(), operation.path(), operation.handler())));
                    config.routes.exception(
                            ProblemException.class,
                            (problem, request) -> request.status(problem.status())
                                    .result(problem.outcome() + ": " + problem.getMessage()));
                })
                .start("127.0.0.1", 0);
    }

    private HttpResponse<String> call(Javalin server, String method, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/credentials" + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
