package org.ocpp4j.server.rest.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ocpp4j.server.rest.list.CsvTable.cells;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.door.MountedResources;

class ListAnswerTest {
    private static final CsvTable<String> CSV = CsvTable.of("text", text -> cells(text));

    @Test
    void aListThatCannotBeReadToItsEndDoesNotLookWhole() throws Exception {
        Chunks<String> failing = (after, most) -> {
            if (after != null) {
                throw new IllegalStateException("the database went away");
            }
            return new Chunks.Chunk<>(List.of(new Chunks.Line<>("x".repeat(50_000), "1")), "1");
        };
        for (String format : List.of("csv", "json")) {
            assertThatThrownBy(() -> get(failing, "?format=" + format)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aListThatCannotBeBegunIsAProblem() throws Exception {
        Chunks<String> failing = (after, most) -> {
            throw new ProblemException(503, "unavailable", "no database");
        };
        assertThat(get(failing, "?format=csv").statusCode()).isEqualTo(503);
        assertThat(get(failing, "?limit=5").statusCode()).isEqualTo(503);
    }

    @Test
    void emptyPiecesAreNoEnd() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Chunks<String> sparse = (after, most) -> {
            int at = after == null ? 0 : Integer.parseInt(after);
            asked.incrementAndGet();
            List<Chunks.Line<String>> lines =
                    at % 3 == 1 ? List.of(new Chunks.Line<>("l" + at, "" + (at + 1))) : List.of();
            return new Chunks.Chunk<>(lines, at == 8 ? null : String.valueOf(at + 1));
        };
        assertThat(get(sparse, "").body()).isEqualTo("[\"l1\",\"l4\",\"l7\"]");
        assertThat(asked).hasValue(9);
        assertThat(get(sparse, "?format=csv").body()).isEqualTo("text\r\nl1\r\nl4\r\nl7\r\n");
        HttpResponse<String> page = get(sparse, "?limit=2");
        StringBuilder entries = new StringBuilder(page.body());
        while (page.headers().firstValue("Link").isPresent()) { // a page ends early where pieces take long
            String link = page.headers().firstValue("Link").orElseThrow();
            page = get(sparse, link.substring(link.indexOf('?'), link.indexOf('>')));
            entries.append(page.body());
        }
        assertThat(entries.toString().replaceAll("[\\[\\],]+", "")).isEqualTo("\"l1\"\"l4\"\"l7\"");
    }

    @Test
    void aPageThatTakesLongEndsEarlyAndGoesOn() throws Exception {
        Chunks<String> slow = (after, most) -> {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 50_000_000) {
                Thread.onSpinWait(); // reads much
            }
            return new Chunks.Chunk<>(
                    "2".equals(after) ? List.of(new Chunks.Line<>("found", "3")) : List.of(),
                    after == null ? "1" : after.equals("1") ? "2" : null);
        };
        HttpResponse<String> first = get(slow, "?limit=5");
        assertThat(first.body()).isEqualTo("[]");
        assertThat(first.headers().firstValue("Link")).hasValue("</list?limit=5&before=1>; rel=\"next\"");
        HttpResponse<String> last = get(slow, "?limit=5&before=2");
        assertThat(last.body()).isEqualTo("[\"found\"]");
        assertThat(last.headers().firstValue("Link")).isEmpty();
        assertThat(get(slow, "").body()).isEqualTo("[\"found\"]");
    }

    @Test
    void cellsThatLookLikeFormulasAreHarmless() throws Exception {
        List<String> texts =
                List.of("=1", "+1", "+1+1", "-1.5e3", "-", "@", "\tx", "a=", "", "a\"b", "a,b", "\r", "'=", "'a");
        Chunks<String> all = (after, most) -> new Chunks.Chunk<>(
                texts.stream().map(text -> new Chunks.Line<>(text, "1")).toList(), null);
        String body = get(all, "?format=csv").body();
        List<String> cells = List.of(
                "text",
                "'=1",
                "+1",
                "'+1+1",
                "-1.5e3",
                "'-",
                "'@",
                "'\tx",
                "a=",
                "",
                "\"a\"\"b\"",
                "\"a,b\"",
                "\"'\r\"",
                "''=",
                "'a",
                "");
        assertThat(body).isEqualTo(String.join("\r\n", cells));
        // The empty text is an empty line, which readers skip.
        assertThat(Csv.lines(body).stream()
                        .skip(1)
                        .map(line -> Csv.original(line.cells().get(0)))
                        .toList())
                .isEqualTo(texts.stream().filter(text -> !text.isEmpty()).toList());
    }

    private static HttpResponse<String> get(Chunks<String> chunks, String query) throws Exception {
        Listing<String> listing =
                new Listing<>(String.class, new Order.ByNumber(), List.of(), CSV, "list", (where, values) -> chunks);
        Operation operation =
                listing.describe(Operation.of(HandlerType.GET, "/list", "list")).handledBy(listing::answer);
        try (MountedResources mounted = new MountedResources(List.of(() -> List.of(operation)))) {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(mounted.address() + "/list" + query))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
    }
}
