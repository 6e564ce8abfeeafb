package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators do: HTTP requests to the operators' door. */
record Operators(URI address) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return Waiting.result(later(method, path, body, headers));
    }

    /** Sends a request and does not wait for the answer. A body is JSON, unless the headers say otherwise. */
    CompletableFuture<HttpResponse<String>> later(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a command and does not wait for its end. */
    CompletableFuture<HttpResponse<String>> command(String identity, String action, String body, String... headers) {
        return later("POST", "/api/v1/ChargePoint/" + identity + "/" + action, body, headers);
    }

    /** Sends a command and waits for the payload of a problem that it must end with. */
    JsonNode problem(String identity, String action, String body, int status, String outcome) {
        return problem(Waiting.result(command(identity, action, body)), status, outcome);
    }

    /** The payload of an answer that must be this problem. */
    static JsonNode problem(HttpResponse<String> response, int status, String outcome) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.path("outcome").asString("")).as(response.body()).isEqualTo(outcome);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }

    /** The JSON of an answer that must be a success. */
    JsonNode json(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode())
                .as(method + " " + path + ": " + response.body())
                .isBetween(200, 299);
        return response.body().isEmpty()
                ? JsonMapper.shared().nullNode()
                : JsonMapper.shared().readTree(response.body());
    }

    JsonNode get(String path) {
        return json("GET", path, "");
    }

    JsonNode transactions(String identity) {
        return json("POST", "/api/v1/CentralSystem/TransactionList", "{\"identity\":\"" + identity + "\"}")
                .path("TransactionList");
    }

    JsonNode reservations(String identity) {
        return json("POST", "/api/v1/CentralSystem/ReservationList", "{\"identity\":\"" + identity + "\"}")
                .path("ReservationList");
    }

    /** The entry of one station in the list of all. */
    JsonNode station(String identity) {
        for (JsonNode station : get("/api/v1/ChargePointList").path("ChargePointList")) {
            if (station.path("identity").asString("").equals(identity)) {
                return station;
            }
        }
        throw new AssertionError("Not in the list: " + identity);
    }
}
