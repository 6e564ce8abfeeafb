package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on the wire, and peers that answer as they should not. */
class HttpSoapCallerTest {
    private static final byte[] BODY = "<ä/>".getBytes(StandardCharsets.UTF_8);

    private final HttpSoapCaller caller =
            HttpSoapCaller.builder().largestAnswer(1_000).build();
    private RawServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private CompletableFuture<SoapResponse> post() {
        return caller.post(server.address(), Map.of("content-type", "application/soap+xml"), BODY)
                .toCompletableFuture();
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void requestAndAnswerPassAsTheyAre() throws Exception {
        CompletableFuture<SoapResponse> answer = post();
        String request = server.accept();
        assertThat(request)
                .startsWith("POST /Ocpp?x=y HTTP/1.1\r\n")
                .containsIgnoringCase("\r\ncontent-type: application/soap+xml\r\n")
                .containsIgnoringCase("\r\ncontent-length: 5\r\n")
                .endsWith("\r\n\r\n<ä/>")
                .doesNotContainIgnoringCase("upgrade");
        server.send("HTTP/1.1 500 Fault\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(Await.result(answer).status()).isEqualTo(500);
        assertThat(Await.result(answer).headers()).isEqualTo(Map.of("x-a", "1, 2"));
        assertThat(Await.result(answer).body()).asString().isEqualTo("abc");
    }

    @Test
    void headersOfTheConnectionAreLeftOut() throws Exception {
        Map<String, String> headers = Map.of(
                "host", "evil", "content-length", "9", "connection", "close", "expect", "100-continue", "x-a", "b");
        var answer = caller.post(server.address(), headers, BODY);
        assertThat(server.accept()).contains("\r\nx-a: b\r\n").doesNotContain("evil", "Expect", "expect", "close");
        server.send(ok("x"));
        assertThat(Await.result(answer).status()).isEqualTo(200);
    }

    @Test
    void chunksAndAnswersThatEndWithTheConnectionAreRead() throws Exception {
        CompletableFuture<SoapResponse> chunked = post();
        server.accept();
        server.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertThat(Await.result(chunked).body()).asString().isEqualTo("abcde");
        CompletableFuture<SoapResponse> closed = post();
        server.receive();
        server.send("HTTP/1.1 202 Accepted\r\nConnection: close\r\n\r\nabc");
        server.hangUp();
        assertThat(Await.result(closed).body()).asString().isEqualTo("abc");
        CompletableFuture<SoapResponse> none = post();
        server.accept();
        server.send("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(Await.result(none).body()).isEmpty();
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            CompletableFuture<SoapResponse> answer = post();
            server.accept();
            server.send("HTTP/1.1 " + status + " Elsewhere\r\nLocation: /other\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\n\r\n");
            assertThat(Await.result(answer).status()).isEqualTo(status);
            assertThat(Await.result(answer).header("location")).contains("/other");
            server.hangUp();
        }
    }

    @Test
    void noCredentialsAreAskedFor() throws Exception {
        CompletableFuture<SoapResponse> answer = post();
        server.accept();
        server.send("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
        assertThat(Await.result(answer).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1001\r\n\r\n",
                "Content-Length: 999999999999\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffff\r\n",
                "Connection: close\r\n\r\n"
            })
    void anAnswerThatIsTooLargeEndsTheExchange(String head) throws Exception {
        CompletableFuture<SoapResponse> answer = post();
        server.accept();
        server.send("HTTP/1.1 200 OK\r\n" + head);
        assertThat(server.floodEnds("x".repeat(1_000), 200_000_000)).isTrue();
        assertThat(Await.failure(answer))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ConnectException.class)
                .hasMessageContaining("larger than 1000 bytes");
    }

    @Test
    void anAnswerThatIsAnnouncedTooLargeIsNotWaitedFor() throws Exception {
        CompletableFuture<SoapResponse> answer = post();
        server.accept();
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
        assertThat(Await.failure(answer)).hasMessageContaining("larger than 1000 bytes");
        assertThat(server.ends()).isTrue();
    }

    @Test
    void anAnswerMayBeAsLargeAsTheLimit() throws Exception {
        CompletableFuture<SoapResponse> answer = post();
        server.accept();
        server.send(ok("x".repeat(1_000)));
        assertThat(Await.result(answer).body()).hasSize(1_000);
    }

    @Test
    void halfAnAnswerIsNone() throws Exception {
        CompletableFuture<SoapResponse> answer = post();
        server.accept();
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        server.hangUp();
        assertThat(Await.failure(answer)).isInstanceOf(IOException.class).isNotInstanceOf(ConnectException.class);
    }

    @Test
    void toCancelEndsTheExchange() throws Exception {
        CompletableFuture<SoapResponse> answer = post();
        server.accept();
        answer.cancel(false);
        assertThat(server.ends()).isTrue();
        CompletableFuture<SoapResponse> late = post();
        server.accept();
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        late.orTimeout(1, TimeUnit.MILLISECONDS);
        assertThat(server.ends()).isTrue();
        assertThat(late).isCompletedExceptionally();
    }

    @Test
    void whoRefusesHasNotSeenTheRequest() throws Exception {
        URI address = server.address();
        server.close();
        assertThat(Await.failure(caller.post(address, Map.of(), BODY)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("127.0.0.1:" + address.getPort());
    }

    @Test
    void aHostThatDoesNotExistHasNotSeenTheRequest() {
        assertThat(Await.failure(caller.post(URI.create("http://nowhere.invalid/"), Map.of(), BODY)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("nowhere.invalid")
                .hasMessageContaining("no address");
    }

    @Test
    void whoDoesNotAcceptInTimeHasNotSeenTheRequest() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> waiting = new ArrayList<>();
            for (int i = 0; i < 8; i++) { // nobody accepts, so the queue is full
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
                waiting.add(channel);
            }
            HttpSoapCaller impatient = HttpSoapCaller.builder()
                    .connectTimeout(Duration.ofMillis(300))
                    .build();
            URI address = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            assertThat(Await.failure(impatient.post(address, Map.of(), BODY))).isInstanceOf(ConnectException.class);
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "/relative", "http:///x", "http://a_b/"})
    void whatCannotBeAskedForIsAFailure(String address) {
        assertThat(Await.failure(caller.post(URI.create(address), Map.of(), BODY)))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void whatCannotBeAHeaderIsAFailure() {
        assertThat(Await.failure(caller.post(server.address(), Map.of("x-a", "b\r\nx-c: d"), BODY)))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void connectionsAreKeptAlive() throws Exception {
        CompletableFuture<SoapResponse> first = post();
        server.accept();
        server.send(ok("1"));
        Await.result(first);
        for (int i = 0; i < 3; i++) {
            CompletableFuture<SoapResponse> next = post();
            server.receive(); // from the same connection
            server.send(ok("2"));
            assertThat(Await.result(next).status()).isEqualTo(200);
        }
    }

    @Test
    void aRequestIsNotRepeatedWhenItsConnectionEnds() throws Exception {
        CompletableFuture<SoapResponse> first = post();
        server.accept();
        server.send(ok("1"));
        Await.result(first);
        CompletableFuture<SoapResponse> lost = post();
        server.receive();
        server.hangUp(); // nobody knows whether it was handled
        assertThat(Await.failure(lost)).isInstanceOf(IOException.class).isNotInstanceOf(ConnectException.class);
        var third = caller.post(server.address(), Map.of("x-third", "yes"), BODY);
        assertThat(server.accept()).containsIgnoringCase("x-third");
        server.send(ok("3"));
        assertThat(Await.result(third).status()).isEqualTo(200);
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsReplaced() throws Exception {
        CompletableFuture<SoapResponse> first = post();
        server.accept();
        server.send(ok("1"));
        Await.result(first);
        assertThat(server.endsAfterOurEnd()).isTrue(); // so the client has noticed
        CompletableFuture<SoapResponse> second = post();
        server.accept();
        server.send(ok("2"));
        assertThat(Await.result(second).body()).asString().isEqualTo("2");
    }

    @Test
    void aBodyIsGivenOnceOnly() {
        BodySentOnce body = new BodySentOnce(BODY);
        Collector first = new Collector();
        Collector second = new Collector();
        body.subscribe(first);
        body.subscribe(second);
        assertThat(first.events).containsExactly("subscribed", "next", "complete");
        assertThat(second.events).containsExactly("subscribed", "error");
        assertThat(body.contentLength()).isEqualTo(BODY.length);
    }

    /** Remembers what it is told. */
    private static final class Collector implements Flow.Subscriber<ByteBuffer> {
        private final List<String> events = new ArrayList<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            events.add("subscribed");
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            events.add("next");
        }

        @Override
        public void onError(Throwable failure) {
            events.add("error");
        }

        @Override
        public void onComplete() {
            events.add("complete");
        }
    }

    @Test
    void aProxyIsUsedOnlyIfGiven() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector proxies = new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                InetSocketAddress proxy = new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.address().getPort());
                return List.of(new Proxy(Proxy.Type.HTTP, proxy));
            }

            @Override
            public void connectFailed(URI target, SocketAddress address, IOException failure) {}
        };
        URI nowhere = URI.create("http://nowhere.invalid/Ocpp");
        ProxySelector.setDefault(proxies);
        try {
            HttpSoapCaller direct = HttpSoapCaller.builder().build();
            assertThat(Await.failure(direct.post(nowhere, Map.of(), BODY))).isInstanceOf(ConnectException.class);
        } finally {
            ProxySelector.setDefault(before);
        }
        var answer = HttpSoapCaller.builder().proxy(proxies).build().post(nowhere, Map.of(), BODY);
        assertThat(server.accept()).startsWith("POST http://nowhere.invalid/Ocpp HTTP/1.1\r\n");
        server.send(ok("x"));
        assertThat(Await.result(answer).status()).isEqualTo(200);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> HttpSoapCaller.builder().largestAnswer(0).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        HttpSoapCaller.builder().connectTimeout(Duration.ZERO).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
