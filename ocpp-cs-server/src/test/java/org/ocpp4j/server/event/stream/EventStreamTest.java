package org.ocpp4j.server.event.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.rest.door.OperatorDoorBench;
import tools.jackson.databind.node.JsonNodeFactory;

/** Those who watch events at the operators' door. */
class EventStreamTest extends OperatorDoorBench {
    private static Event status(String identity, int number) {
        return new Event(
                EventType.STATUS,
                identity,
                Instant.EPOCH,
                JsonNodeFactory.instance.objectNode().put("number", number));
    }

    private InputStream watch(String query, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1/events" + query))
                .header("Authorization", "Bearer viewer");
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** The next line that begins with a word; whatever comes before it is left out. */
    private static String next(BufferedReader lines, String word) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
        throw new AssertionError("The stream has ended");
    }

    @Test
    void whoWatchesSeesWhatHeAskedForAndMissesNothingOnReturn() throws Exception {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(watch("?identity=CP-1&type=status,boot"), StandardCharsets.UTF_8));
        next(lines, ": welcome");
        events.publish(status("CP-2", 1));
        events.publish(status("CP-1", 2));
        String id = next(lines, "id:");
        assertThat(next(lines, "event:")).isEqualTo("status");
        assertThat(next(lines, "data:"))
                .isEqualTo(
                        "{\"type\":\"status\",\"identity\":\"CP-1\",\"at\":\"1970-01-01T00:00:00Z\",\"data\":{\"number\":2}}");
        lines.close();

        events.publish(status("CP-1", 3));
        try (BufferedReader again = new BufferedReader(
                new InputStreamReader(watch("?identity=CP-1", "Last-Event-ID", id), StandardCharsets.UTF_8))) {
            assertThat(next(again, "data:")).contains("\"number\":3");
        }
    }

    @Test
    void aStreamEndsWithWhatItsReaderProved() throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
                        .header("Authorization", "Bearer brief")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (InputStream stream = response.body()) {
                whole.complete(stream.readAllBytes());
            } catch (IOException failed) {
                whole.completeExceptionally(failed);
            }
        });
        reader.setDaemon(true);
        reader.start();
        assertThat(new String(whole.get(30, TimeUnit.SECONDS), StandardCharsets.UTF_8))
                .startsWith(": welcome");
    }

    @Test
    void whoReadsTooSlowlyIsCutOff() throws Exception {
        try (InputStream slow = watch("")) {
            String filler = "x".repeat(20_000);
            for (int i = 0; i < 4000; i++) { // 80 MB: more than the queue and all buffers between hold
                events.publish(new Event(
                        EventType.STATUS,
                        "CP-1",
                        Instant.EPOCH,
                        JsonNodeFactory.instance.objectNode().put("filler", filler)));
            }
            long received = slow.transferTo(java.io.OutputStream.nullOutputStream());
            assertThat(received).isLessThan(4000L * 20_000); // the stream has ended, and not all came
        }
    }
}
