package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Beginning and end of a server. */
class HttpSoapServerStopTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final HttpServerSettings SETTINGS =
            HttpServerSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private final CompletableFuture<SoapResponse> answer = new CompletableFuture<>();
    private final RecordingService service =
            new RecordingService(request -> request.path().equals("/Ocpp/now")
                    ? CompletableFuture.completedFuture(SoapResponse.text(200, "now"))
                    : answer);
    private final HttpSoapServer server = new HttpSoapServer(service, SETTINGS);

    private RawClient inWork() throws Exception {
        RawClient client = new RawClient(Await.result(server.start()));
        client.send(RawClient.post("/Ocpp", "x"));
        Await.until("it is in work", () -> service.requests.size() == 1);
        return client;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ocpp-soap-server") || name.startsWith("HTTP-Dispatcher"))
                .toList();
    }

    private static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Test
    void anExchangeInWorkIsFinished() throws Exception {
        try (RawClient client = inWork();
                RawClient idle = new RawClient(server.address())) {
            CompletionStage<Void> stopping = server.stop(LONG);
            Await.until("the port is closed", () -> isFree(server.address()));
            assertThat(stopping.toCompletableFuture()).isNotDone();
            answer.complete(SoapResponse.text(200, "done"));
            RawClient.Answer received = client.receive();
            assertThat(received.body()).isEqualTo("done\n");
            assertThat(received.head()).contains("connection: close");
            assertThat(client.endsInOrder()).isTrue();
            assertThat(idle.ends()).isTrue();
            Await.result(stopping);
            Await.until("the threads have ended", () -> threads().isEmpty());
        }
    }

    @Test
    void newRequestsAreRefusedMeanwhile() throws Exception {
        try (RawClient client = inWork();
                RawClient other = new RawClient(server.address())) {
            other.send(RawClient.post("/Ocpp/now", "x"));
            assertThat(other.receive().status()).isEqualTo(200);
            CompletionStage<Void> stopping = server.stop(LONG);
            RawClient.Answer refusal =
                    other.send(RawClient.post("/Ocpp/now", "x")).receive();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.head()).contains("connection: close");
            answer.complete(SoapResponse.text(200, "done"));
            assertThat(client.receive().status()).isEqualTo(200);
            Await.result(stopping);
        }
        assertThat(service.requests).hasSize(2);
    }

    @Test
    void whatTakesLongerThanTheGraceIsCutOff() throws Exception {
        try (RawClient client = inWork()) {
            Await.result(server.stop(Duration.ofMillis(50)));
            assertThat(client.ends()).isTrue();
            Await.until("the threads have ended", () -> threads().isEmpty());
            assertThat(isFree(server.address())).isTrue();
            answer.complete(SoapResponse.text(200, "too late"));
        }
    }

    @Test
    void anIdleServerStopsAtOnce() throws Exception {
        InetSocketAddress address = Await.result(server.start());
        try (RawClient silent = new RawClient(address)) {
            Await.result(server.stop(Duration.ofSeconds(Long.MAX_VALUE)));
            assertThat(silent.ends()).isTrue();
        }
        assertThat(isFree(address)).isTrue();
        Await.result(server.stop(LONG));
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        InetSocketAddress address = Await.result(server.start());
        HttpSoapServer second = new HttpSoapServer(service, HttpServerSettings.of(address));
        assertThat(Await.failure(second.start()))
                .isInstanceOf(BindException.class)
                .hasMessageContaining(":" + address.getPort() + ": ");
        Await.result(second.stop(LONG));
        Await.result(server.stop(LONG));
        HttpSoapServer third = new HttpSoapServer(service, HttpServerSettings.of(address));
        assertThat(Await.result(third.start())).isEqualTo(address);
        Await.result(third.stop(LONG));
    }

    @Test
    void itStartsOnce() {
        Await.result(server.start());
        assertThat(Await.failure(server.start())).isInstanceOf(IllegalStateException.class);
        Await.result(server.stop(LONG));
        HttpSoapServer never = new HttpSoapServer(service, SETTINGS);
        Await.result(never.stop(LONG));
        assertThat(Await.failure(never.start())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHostWithoutAddressIsNamed() {
        HttpSoapServer nowhere = new HttpSoapServer(
                service, HttpServerSettings.of(InetSocketAddress.createUnresolved("nowhere.invalid", 0)));
        assertThat(Await.failure(nowhere.start()))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("nowhere.invalid");
    }
}
