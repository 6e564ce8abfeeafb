package org.ocpp4j.server.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists of the API, complete. */
record ServerLists(URI operators) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    List<JsonNode> transactions() throws IOException, InterruptedException {
        return all("/api/v1/transactions?limit=1000");
    }

    List<JsonNode> meterValues() throws IOException, InterruptedException {
        return all("/api/v1/meterValues?limit=1000");
    }

    List<JsonNode> securityEvents() throws IOException, InterruptedException {
        return all("/api/v1/securityEvents?limit=1000");
    }

    List<JsonNode> stations() throws IOException, InterruptedException {
        return all("/api/v1/stations?limit=1000");
    }

    /** What belongs nowhere. */
    List<JsonNode> strayMessages() throws IOException, InterruptedException {
        return all("/api/v1/strayMessages?limit=1000");
    }

    /** The message log. */
    List<JsonNode> messages() throws IOException, InterruptedException {
        return all("/api/v1/messages?limit=1000");
    }

    /** The number of the newest message in the log; 0 if there is none. */
    long newestMessage() throws IOException, InterruptedException {
        JsonNode page =
                JsonMapper.shared().readTree(get("/api/v1/messages?limit=1").body());
        return page.isEmpty() ? 0 : page.get(0).get("seq").asLong();
    }

    private List<JsonNode> all(String first) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        Optional<String> path = Optional.of(first);
        while (path.isPresent()) {
            HttpResponse<String> page = get(path.get());
            JsonMapper.shared().readTree(page.body()).forEach(rows::add);
            path = page.headers()
                    .firstValue("Link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> link.group(1));
        }
        return rows;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(operators.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " is answered " + response.statusCode() + " " + response.body());
        }
        return response;
    }
}
