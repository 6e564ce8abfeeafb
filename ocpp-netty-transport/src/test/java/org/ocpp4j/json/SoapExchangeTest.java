package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.json.RawCaller.chunked;
import static org.ocpp4j.json.RawCaller.get;
import static org.ocpp4j.json.RawCaller.post;
import static org.ocpp4j.json.RawCaller.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.netty.soap.SharedPortBinding;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;

/** HTTP requests at the port of the stations, and their answers. */
class SoapExchangeTest {
    private final FakeSoap soap = new FakeSoap();
    private final ServerFixture door = new ServerFixture();

    @BeforeEach
    void share() {
        door.transport.binding(new SharedPortBinding(soap));
    }

    @AfterEach
    void stop() {
        door.close();
    }

    private RawCaller call() throws Exception {
        return new RawCaller(door.port());
    }

    @Test
    void aRequestAndItsAnswerPassAsTheyAre() throws Exception {
        door.start();
        soap.answer = request -> CompletableFuture.completedFuture(new SoapResponse(
                202,
                Map.of("X-Answer", "b=2", "content-type", "application/soap+xml"),
                "grüß".getBytes(StandardCharsets.UTF_8)));
        try (RawCaller caller = call()) {
            String text = "POST /Ocpp/a%2Fb?x=%20&y HTTP/1.1\r\nHost: h\r\nX-Asked: 1\r\nx-asked: 2\r\n"
                    + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n\0ÿ\r\nz";
            RawCaller.Answer answer = caller.ask(text);
            assertThat(answer.head())
                    .startsWith("http/1.1 202 accepted\r\n")
                    .contains("x-answer: b=2\r\n", "content-type: application/soap+xml\r\n", "content-length: 6\r\n")
                    .doesNotContain("connection:", "transfer-encoding");
            assertThat(answer.body()).isEqualTo("grüß");
        }
        SoapRequest request = soap.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/Ocpp/a%2Fb");
        assertThat(request.query()).isEqualTo("x=%20&y");
        assertThat(request.headers()).containsEntry("x-asked", List.of("1", "2"));
        assertThat(request.header("content-encoding")).contains("gzip");
        assertThat(request.body()).isEqualTo("\0ÿ\r\nz".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(request.remoteAddress()).matches("127\\.0\\.0\\.1:[1-9][0-9]*");
        assertThat(request.certificates()).isEmpty();
        assertThat(door.refused).isEmpty();
    }

    @Test
    void chunksAreOneBody() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            assertThat(caller.ask(chunked("/Ocpp", "first ", "second", "")).body())
                    .isEqualTo("first second");
        }
    }

    @Test
    void bytesMayComeOneByOne() throws Exception {
        door.transport.ioThreads(1);
        door.start();
        try (RawCaller caller = call();
                RawCaller other = call();
                RawStation station = door.raw()) {
            caller.dribble(post("/Ocpp/CP-1", "one"), other);
            assertThat(caller.answer().body()).isEqualTo("one");
            caller.dribble(chunked("/Ocpp/CP-1", "two", ""), other);
            assertThat(caller.answer().body()).isEqualTo("two");
            String upgrade = RawStation.request("/ocpp/CP-1", RawStation.offering("ocpp1.6"));
            for (int i = 0; i < upgrade.length(); i++) {
                station.send(upgrade.substring(i, i + 1));
                other.turn();
            }
            assertThat(station.head()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void aConnectionIsKeptForFurtherRequests() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            for (int i = 0; i < 5; i++) {
                assertThat(caller.ask(post("/Ocpp/CP-" + i, "body " + i)).body())
                        .isEqualTo("body " + i);
            }
            RawCaller.Answer last = caller.ask(post("/Ocpp", "last", "Connection: close"));
            assertThat(last.head()).contains("connection: close\r\n");
            assertThat(caller.ends()).isTrue();
        }
        assertThat(soap.requests).hasSize(6);
    }

    @Test
    void whatFollowsTheLastRequestIsDropped() throws Exception {
        CompletableFuture<SoapResponse> slow = new CompletableFuture<>();
        door.start();
        String two = post("/Ocpp/1", "x", "Connection: close") + post("/Ocpp/2", "y");
        try (RawCaller caller = call()) {
            caller.send(two);
            assertThat(caller.answer().body()).isEqualTo("x");
            assertThat(caller.rest()).isEmpty();
        }
        soap.answer = request -> slow;
        try (RawCaller caller = call()) {
            caller.send(two);
            Await.until("the service is asked", () -> soap.requests.size() == 2);
            slow.complete(SoapResponse.text(200, "late"));
            assertThat(caller.answer().body()).isEqualTo("late\n");
            assertThat(caller.rest()).isEmpty();
        }
        assertThat(soap.requests).extracting(SoapRequest::path).containsExactly("/Ocpp/1", "/Ocpp/1");
    }

    @Test
    void pipelinedRequestsAreAnsweredOneAfterTheOther() throws Exception {
        CompletableFuture<SoapResponse> slow = new CompletableFuture<>();
        soap.answer = request -> new String(request.body(), StandardCharsets.UTF_8).equals("slow")
                ? slow
                : CompletableFuture.supplyAsync(() -> FakeSoap.echo(request));
        door.transport.ioThreads(1);
        door.start();
        try (RawCaller caller = call();
                RawCaller other = call()) {
            caller.send(post("/Ocpp", "slow") + post("/Ocpp", "2") + chunked("/Ocpp", "3", "") + post("/Ocpp", "4"));
            soap.request();
            assertThat(other.ask(post("/Ocpp", "other")).body()).isEqualTo("other"); // goes its own way
            assertThat(soap.requests).hasSize(2);
            slow.complete(SoapResponse.text(200, "at last"));
            assertThat(caller.answer().body()).isEqualTo("at last\n");
            assertThat(caller.answer().body()).isEqualTo("2");
            assertThat(caller.answer().body()).isEqualTo("3");
            assertThat(caller.answer().body()).isEqualTo("4");
        }
    }

    @Test
    void whatAPeerSendsWhileItsRequestIsAnsweredStaysInTheSocket() throws Exception {
        CompletableFuture<SoapResponse> slow = new CompletableFuture<>();
        soap.answer =
                request -> soap.requests.size() == 1 ? slow : CompletableFuture.completedFuture(FakeSoap.echo(request));
        door.start();
        try (RawCaller caller = call()) {
            caller.send(post("/Ocpp", "slow"));
            soap.request();
            int more = 2_000; // far more than may be pipelined, were they read
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    for (int i = 0; i < more; i++) {
                        caller.send(post("/Ocpp", "body " + i));
                    }
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            slow.complete(SoapResponse.text(200, "at last"));
            assertThat(caller.answer().body()).isEqualTo("at last\n");
            for (int i = 0; i < more; i++) {
                assertThat(caller.answer().body()).isEqualTo("body " + i);
            }
            Await.result(sending);
        }
    }

    @Test
    void manyAtOnceAreAnsweredInOrder() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                all.append(post("/Ocpp", "body " + i));
            }
            caller.send(all.toString());
            for (int i = 0; i < 100; i++) {
                assertThat(caller.answer().body()).isEqualTo("body " + i);
            }
        }
    }

    @Test
    void theOlderHttpIsSpokenToo() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            String head = "POST /Ocpp HTTP/1.0\r\nContent-Length: 2\r\n";
            RawCaller.Answer kept = caller.ask(head + "Connection: keep-alive\r\n\r\nab");
            assertThat(kept.head()).contains("connection: keep-alive\r\n", "content-length: 2\r\n");
            assertThat(caller.ask(head + "\r\ncd").body()).isEqualTo("cd");
            assertThat(caller.ends()).isTrue();
        }
    }

    @Test
    void getAndHeadReachTheService() throws Exception {
        soap.answer = request -> CompletableFuture.completedFuture(SoapResponse.text(200, request.query()));
        door.start();
        try (RawCaller caller = call()) {
            RawCaller.Answer wsdl = caller.ask(get("/Ocpp?wsdl"));
            assertThat(wsdl.status()).isEqualTo(200);
            assertThat(wsdl.body()).isEqualTo("wsdl\n");
            caller.send(request("HEAD", "/Ocpp?wsdl", "Accept: */*"));
            assertThat(caller.head()).startsWith("http/1.1 200 ok").contains("content-length: 5\r\n");
            assertThat(caller.ask(post("/Ocpp?x", "")).body()).isEqualTo("x\n"); // no body was in between
        }
        assertThat(soap.requests).extracting(SoapRequest::method).containsExactly("GET", "HEAD", "POST");
    }

    @Test
    void whoWaitsForAWordBeforeTheBodyGetsIt() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            caller.send(request("POST", "/Ocpp", "Content-Length: 4", "Expect: 100-continue"));
            assertThat(caller.head()).isEqualTo("http/1.1 100 continue\r\n\r\n");
            assertThat(soap.requests).isEmpty();
            assertThat(caller.ask("body").body()).isEqualTo("body");
            caller.send(request("POST", "/Ocpp", "Content-Length: 4000", "Expect: 100-continue"));
            assertThat(caller.answer().status()).isEqualTo(413);
            assertThat(caller.ends()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "fails", "bad header"})
    void aServiceThatFailsIsNoSilence(String how) throws Exception {
        soap.answer = request -> switch (how) {
            case "throws" -> throw new IllegalStateException("wanted by the test");
            case "fails" -> CompletableFuture.failedFuture(new IllegalStateException("wanted by the test"));
            default -> CompletableFuture.completedFuture(new SoapResponse(200, Map.of("x", "a\r\nb: c"), new byte[0]));
        };
        door.start();
        try (RawCaller caller = call()) {
            assertThat(caller.ask(post("/Ocpp", "x")).status()).isEqualTo(500);
        }
    }

    @Test
    void theServiceMayEndAConnection() throws Exception {
        soap.answer = request ->
                CompletableFuture.completedFuture(new SoapResponse(200, Map.of("connection", "close"), new byte[0]));
        door.start();
        try (RawCaller caller = call()) {
            assertThat(caller.ask(post("/Ocpp", "x")).head()).contains("connection: close\r\n");
            assertThat(caller.ends()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For: 203.0.113.7, 203.0.113.7",
        "'Forwarded: for=\"[2001:db8::7]:4711\";proto=https', [2001:db8:0:0:0:0:0:7]:4711",
    })
    void aTrustedProxyTellsWhereACallerIs(String header, String address) throws Exception {
        door.transport.trustedProxies("127.0.0.0/8");
        door.start();
        try (RawCaller caller = call()) {
            caller.ask(post("/Ocpp", "x", header));
        }
        assertThat(soap.request().remoteAddress()).isEqualTo(address);
    }

    @Test
    void nobodyElseTellsWhereACallerIs() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            caller.ask(post("/Ocpp", "x", "X-Forwarded-For: 203.0.113.7"));
        }
        assertThat(soap.request().remoteAddress()).startsWith("127.0.0.1:");
    }

    @Test
    void aCallerThatGoesCancelsNothing() throws Exception {
        CompletableFuture<SoapResponse> slow = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        soap.answer = request -> {
            asked.countDown();
            return slow;
        };
        door.start();
        try (RawCaller caller = call()) {
            caller.send(post("/Ocpp", "x"));
            asked.await();
        }
        assertThat(slow.complete(SoapResponse.text(200, "for nobody"))).isTrue();
        soap.answer = request -> CompletableFuture.completedFuture(FakeSoap.echo(request));
        try (RawCaller caller = call()) {
            assertThat(caller.ask(post("/Ocpp", "next")).body()).isEqualTo("next");
        }
    }
}
