package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ocpp4j.json.RawCaller.chunked;
import static org.ocpp4j.json.RawCaller.get;
import static org.ocpp4j.json.RawCaller.post;
import static org.ocpp4j.json.RawCaller.request;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.netty.soap.Impatient;
import org.ocpp4j.netty.soap.SharedPortBinding;

/** What callers may not do, and by when. */
class SoapLimitsTest {
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

    private void assertRefused(String request, int status) throws Exception {
        try (RawCaller caller = call()) {
            RawCaller.Answer answer = caller.ask(request);
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.head()).contains("connection: close\r\n");
            assertThat(caller.ends()).isTrue();
        }
        assertThat(soap.requests).isEmpty();
        RefusedConnection refusal = door.refusal();
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.remoteAddress()).startsWith("127.0.0.1:");
        assertThat(door.refused).hasSize(1);
    }

    @Test
    void theLargestBodyIsTaken() throws Exception {
        door.start();
        String body = "x".repeat(FakeSoap.LARGEST);
        try (RawCaller caller = call()) {
            assertThat(caller.ask(post("/Ocpp", body)).body()).isEqualTo(body);
            assertThat(caller.ask(chunked("/Ocpp", "x", body.substring(1), "")).body())
                    .isEqualTo(body);
        }
    }

    @Test
    void aLargerOneIsRefusedInTheWordsOfTheService() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            assertThat(caller.ask(post("/Ocpp/CP-1", "x".repeat(FakeSoap.LARGEST + 1)))
                            .status())
                    .isEqualTo(413);
            assertThat(caller.ends()).isTrue();
        }
        try (RawCaller caller = call()) {
            String chunk = "x".repeat(FakeSoap.LARGEST);
            assertThat(caller.ask(chunked("/Ocpp/CP-2", chunk, "y", "z", "")).body())
                    .isEqualTo("Too large for /Ocpp/CP-2\n");
            assertThat(caller.ends()).isTrue();
        }
        assertThat(soap.requests).isEmpty();
    }

    @Test
    void aLittleOfWhatComesAfterARefusalIsReadSoThatTheAnswerArrives() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            caller.send(request("POST", "/Ocpp", "Content-Length: 500000000"));
            String part = "x".repeat(50_000);
            caller.send(part);
            assertThat(caller.answer().status()).isEqualTo(413);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            caller.send(part);
                        }
                    })
                    .as("the connection has ended")
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /Ocpp HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "POST /Ocpp HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /Ocpp HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /Ocpp HTTP/1.1\r\nBad Header: 1\r\n\r\n",
                "POST /Ocpp HTTP/1.1\r\nBad: \1\r\n\r\n",
                "POST /Ocpp HTTP/1.1\nContent-Length: 0\n\n",
                "POST /Ocpp HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nthis is no number\r\n",
                "POST /Ocpp HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: x\r\n\r\n",
            })
    void whatIsMalformedIsRefused(String request) throws Exception {
        door.start();
        assertRefused(request, 400);
        assertThat(door.refusal().reason()).startsWith("The request is malformed: ");
    }

    @Test
    void longHeadsAreRefused() throws Exception {
        door.start();
        assertRefused("POST /Ocpp HTTP/1.1\r\nLong: " + "x".repeat(20_000) + "\r\n\r\n", 431);
        assertThat(door.refusal().path()).isEqualTo("/Ocpp");
    }

    @Test
    void longLinesAreRefused() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            caller.ask(post("/Ocpp", "x"));
            assertThat(caller.ask(get("/Ocpp/" + "x".repeat(10_000))).status()).isEqualTo(414);
        }
        assertThat(door.refusal().status()).isEqualTo(414);
    }

    @Test
    void aConnectionThatSpeaksSoapSpeaksNothingElse() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            caller.ask(post("/Ocpp", "x"));
            RawCaller.Answer answer = caller.ask(RawStation.request("/ocpp/CP-1", RawStation.offering("ocpp1.6")));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.head()).contains("connection: close\r\n");
            assertThat(caller.ends()).isTrue();
        }
        assertThat(door.refusal().path()).isEqualTo("/ocpp/CP-1");
        assertThat(soap.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /Ocpp HTTP/1.1\r\nContent-",
                "POST /Ocpp HTTP/1.1\r\nContent-Length: 10\r\n\r\nbody",
                "POST /Ocpp HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n",
                "POST /Oc",
                "GET /Ocpp?wsdl HTTP/1.1\r\nHost: ",
            })
    void aRequestMustBeCompleteInTime(String beginning) throws Exception {
        door.transport.handshakeDeadline(Duration.ofMillis(200));
        door.start();
        assertRefused(beginning, 408);
        assertThat(door.refusal().reason()).isEqualTo("No complete request within 200 ms");
        assertThat(door.refusal().path()).isEqualTo(beginning.contains("\r\n\r\n") ? "/Ocpp" : "");
    }

    @Test
    void soMustTheNextOne() throws Exception {
        door.transport.handshakeDeadline(Duration.ofMillis(200));
        door.start();
        try (RawCaller caller = call()) {
            caller.ask(post("/Ocpp", "x"));
            assertThat(caller.ask("POST /").status()).isEqualTo(408);
            assertThat(caller.ends()).isTrue();
        }
        assertThat(door.refusal().path()).isEmpty();
    }

    @Test
    void theDeadlineIsNotThatOfTheService() throws Exception {
        door.transport.handshakeDeadline(Duration.ofMillis(100));
        soap.answer = request -> CompletableFuture.supplyAsync(
                () -> FakeSoap.echo(request), CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS));
        door.start();
        try (RawCaller caller = call()) {
            assertThat(caller.ask(post("/Ocpp", "x")).status()).isEqualTo(200);
            assertThat(caller.ask(post("/Ocpp", "y")).status()).isEqualTo(200);
        }
        assertThat(door.refused).isEmpty();
    }

    @Test
    void aSilentConnectionEndsWithoutAWord() throws Exception {
        door.transport
                .binding(Impatient.binding(soap, Duration.ofMillis(100)))
                .handshakeDeadline(Duration.ofMillis(100));
        door.start();
        try (RawCaller caller = call()) {
            assertThat(caller.ask(post("/Ocpp", "x")).status()).isEqualTo(200);
            assertThat(caller.rest()).isEmpty();
        }
        assertThat(door.refused).isEmpty();
    }

    @Test
    void aBrokenRequestIsReported() throws Exception {
        door.start();
        try (RawCaller caller = call()) {
            caller.send("POST /Ocpp HTTP/1.1\r\nContent-Length: 10\r\n\r\nbody");
        }
        assertThat(door.refusal().status()).isZero();
        assertThat(door.refusal().reason()).isEqualTo("Before the request was complete, the peer ended the connection");
        assertThat(door.refused).hasSize(1);
    }

    @Test
    void connectionsAreBounded() throws Exception {
        door.transport.maxConnections(1); // and 256 handshakes
        door.start();
        List<RawCaller> callers = new ArrayList<>();
        try {
            for (int i = 0; i < 257; i++) {
                RawCaller caller = call();
                callers.add(caller);
                assertThat(caller.ask(post("/Ocpp", "x")).status()).isEqualTo(200);
            }
            try (RawCaller oneTooMany = call()) {
                assertThat(oneTooMany.ends()).isTrue();
            }
            assertThat(door.refusal().reason()).isEqualTo("There are too many connections");
        } finally {
            for (RawCaller caller : callers) {
                caller.close();
            }
        }
    }
}
