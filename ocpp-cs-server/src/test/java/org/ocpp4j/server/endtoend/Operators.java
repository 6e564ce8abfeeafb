package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators do: HTTP requests to the operators' door. */
public record Operators(URI address) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** The JSON of an answer that must be a success. */
    public JsonNode json(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode())
                .as(method + " " + path + ": " + response.body())
                .isBetween(200, 299);
        return response.body().isEmpty()
                ? JsonMapper.shared().nullNode()
                : JsonMapper.shared().readTree(response.body());
    }

    public JsonNode get(String path) {
        return json("GET", path, "");
    }

    /** The newest frames of a station in the log, oldest first, each as its kind and action. */
    List<String> messages(String identity, int most) {
        List<String> messages = new ArrayList<>();
        get("/api/v1/messages?identity=" + identity.replace(" ", "%20") + "&limit=" + most)
                .forEach(each -> messages.add(
                        0,
                        each.path("kind").asString() + " " + each.path("action").asString()));
        return messages;
    }

    public JsonNode transactions(String identity) {
        return json("POST", "/api/v1/CentralSystem/TransactionList", "{\"identity\":\"" + identity + "\"}")
                .path("TransactionList");
    }

    public JsonNode reservations(String identity) {
        return json("POST", "/api/v1/CentralSystem/ReservationList", "{\"identity\":\"" + identity + "\"}")
                .path("ReservationList");
    }

    /** The entry of one station in the list of all. */
    public JsonNode station(String identity) {
        for (JsonNode station : get("/api/v1/ChargePointList").path("ChargePointList")) {
            if (station.path("identity").asString("").equals(identity)) {
                return station;
            }
        }
        throw new AssertionError("Not in the list: " + identity);
    }
}
