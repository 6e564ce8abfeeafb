package org.ocpp4j.server.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.rest.OperatorDoorLimits;

/** Callers who send slowly, read slowly or send too much take nothing that others need. */
class SlowCallersTest extends OperatorDoorBench {
    private static final int MANY = 600; // more than there may be of one address
    private static final String ADMIN = "Host: localhost\r\nAuthorization: Bearer admin\r\n";
    private static final String HALF_BODY =
            "POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer admin\r\n"
                    + "Content-Length: 1000\r\n\r\n{\"half\":";

    @Override
    public OperatorDoorLimits limits() {
        return new OperatorDoorLimits(2000, 500, Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HALF_BODY,
                "POST /api/v1/things HTTP/1.1\r\n" + ADMIN + "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
                "GET /api/v1/things/1 HTTP/1.1\r\nHost: localh",
                "",
                "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/large HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer viewer\r\n\r\n",
                "GET /api/v1/endless HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer viewer\r\n\r\n",
                "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer viewer\r\n\r\n"
            })
    void othersAreAnsweredMeanwhile(String half) throws Exception {
        List<RawHttp> slow = RawHttp.many(address, MANY, 1024, half);
        try {
            for (int round = 0; round < 3; round++) {
                assertThat(send("GET", "/health").statusCode()).isEqualTo(200);
                assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
                assertThat(send("GET", "/api/v1/ping").body()).isEqualTo("OK");
                assertThat(send("GET", "/metrics", "Authorization", "Bearer viewer")
                                .statusCode())
                        .isEqualTo(200);
            }
            try (RawHttp other = RawHttp.connect(address, 0)) {
                other.write("GET /api/v1/things/1 HTTP/1.1\r\nConnection: close\r\n" + ADMIN + "\r\n");
                assertThat(other.readAll())
                        .as("an operation that needs the same threads")
                        .startsWith("HTTP/1.1 200");
            }
        } finally {
            RawHttp.close(slow);
        }
    }

    @Test
    void aPipelineThatIsNotReadTakesNoThread() throws Exception {
        String many = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(2000);
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                RawHttp one = RawHttp.connect(address, 1024);
                slow.add(one);
                Thread writer = new Thread(() -> one.write(many)); // blocks when the other side reads no more
                writer.setDaemon(true);
                writer.start();
            }
            assertThat(send("GET", "/health").statusCode()).isEqualTo(200);
            assertThat(send("GET", "/api/v1/ping").body()).isEqualTo("OK");
        } finally {
            RawHttp.close(slow);
        }
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        try (RawHttp slow = RawHttp.connect(address, 0)) {
            slow.write(HALF_BODY);
            assertThat(slow.readAll()).startsWith("HTTP/1.1 408").contains("bodyTooSlow", "8 bytes came");
        }
    }

    @Test
    void aHeadThatTricklesInIsGivenUp() throws Exception {
        try (RawHttp slow = RawHttp.connect(address, 0)) {
            Thread trickle = new Thread(() -> {
                slow.write("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
                for (int i = 0; i < 600 && !Thread.currentThread().isInterrupted(); i++) {
                    slow.write("x");
                    try {
                        Thread.sleep(100);
                    } catch (InterruptedException ended) {
                        return;
                    }
                }
            });
            trickle.start();
            long begun = System.nanoTime();
            assertThat(slow.readAll()).isEmpty();
            trickle.interrupt();
            trickle.join();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
        }
    }

    @Test
    void whoDoesNotReadIsCutOff() throws Exception {
        try (RawHttp slow = RawHttp.connect(address, 1024)) {
            slow.write("GET /api/v1/endless HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer viewer\r\n\r\n");
            assertThat(slow.readHead()).startsWith("HTTP/1.1 200");
            Await.until("the writer was cut off", endlessEnded::get);
        }
    }

    @Test
    void callersAreKnownBeforeTheirBodiesAreRead() throws Exception {
        for (String authorization : List.of("", "Authorization: Bearer viewer\r\n")) {
            try (RawHttp caller = RawHttp.connect(address, 0)) {
                caller.write("POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\n" + authorization
                        + "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n");
                assertThat(caller.readHead()).startsWith(authorization.isEmpty() ? "HTTP/1.1 401" : "HTTP/1.1 403");
            }
        }
    }

    /** Refused for its length, its caller, its encoding, its path: little more is read of it, then the connection ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/things HTTP/1.1\r\nAuthorization: Bearer admin\r\nContent-Length: 9000000000",
                "/api/v1/things HTTP/1.1\r\nAuthorization: Bearer admin\r\nTransfer-Encoding: chunked",
                "/api/v1/things HTTP/1.1\r\nContent-Length: 9000000000",
                "/api/v1/things HTTP/1.1\r\nAuthorization: Bearer admin\r\nContent-Encoding: gzip\r\nContent-Length: 9000000000",
                "/api/v1/nothing HTTP/1.1\r\nContent-Length: 9000000000"
            })
    void littleIsReadOfABodyThatIsRefused(String request) throws Exception {
        try (RawHttp caller = RawHttp.connect(address, 0)) {
            caller.write("POST " + request + "\r\nHost: localhost\r\n\r\n");
            if (request.contains("chunked")) {
                caller.write("7fffffff\r\n");
            }
            assertThat(caller.flood(1L << 30)).as("bytes that were taken").isLessThan(30_000_000);
        }
    }

    @Test
    void theAnswerToABodyThatIsTooLargeCanBeRead() throws Exception {
        try (RawHttp caller = RawHttp.connect(address, 0)) {
            caller.write("POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer admin\r\n"
                    + "Content-Length: 9000000000\r\n\r\n" + "x".repeat(10_000));
            assertThat(caller.readAll()).startsWith("HTTP/1.1 413").contains("bodyTooLarge");
        }
        HttpResponse<String> small = send("POST", "/api/v1/things", "Authorization", "Bearer admin");
        assertThat(small.body()).isEqualTo("admin0");
    }
}
