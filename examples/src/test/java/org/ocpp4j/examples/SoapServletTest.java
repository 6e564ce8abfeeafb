package org.ocpp4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;
import org.ocpp4j.soap.SoapService;

/** A service in a servlet container. */
class SoapServletTest {
    /** A request that waits for its answer. */
    private record Asked(SoapRequest request, CompletableFuture<SoapResponse> answer) {}

    private final BlockingQueue<Asked> questions = new LinkedBlockingQueue<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HostedByServlet jetty;

    /** Answers when the test does. */
    private final class Service implements SoapService {
        @Override
        public boolean serves(String path) {
            return !path.endsWith("/elsewhere");
        }

        @Override
        public int largestBody() {
            return 1_000;
        }

        @Override
        public SoapResponse tooLarge(SoapRequest request) {
            return SoapResponse.text(413, "Too large for " + request.path());
        }

        @Override
        public CompletionStage<SoapResponse> handle(SoapRequest request) {
            Asked asked = new Asked(request, new CompletableFuture<>());
            questions.add(asked);
            return asked.answer();
        }
    }

    @BeforeEach
    void start() throws Exception {
        jetty = new HostedByServlet(0, new Service());
    }

    @AfterEach
    void stop() throws Exception {
        jetty.stop();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + jetty.port() + path));
    }

    private CompletableFuture<HttpResponse<String>> post(String path, BodyPublisher body) {
        return http.sendAsync(to(path).POST(body).build(), BodyHandlers.ofString());
    }

    private Asked question() throws Exception {
        Asked asked = questions.poll(10, TimeUnit.SECONDS);
        assertThat(asked).isNotNull();
        return asked;
    }

    private static <T> T result(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    @Test
    void bytesAndHeadersPassBothWays() throws Exception {
        byte[] bytes = {0, 1, (byte) 0xff, '\r', '\n'};
        HttpRequest sent = to("/Ocpp/CP-1?x=%20&y")
                .header("Content-Type", "application/soap+xml")
                .header("X-Asked", "1")
                .header("X-Asked", "2")
                .POST(BodyPublishers.ofByteArray(bytes))
                .build();
        var answer = http.sendAsync(sent, BodyHandlers.ofByteArray());
        Asked asked = question();
        SoapRequest request = asked.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/Ocpp/CP-1");
        assertThat(request.query()).isEqualTo("x=%20&y");
        assertThat(request.header("content-type")).contains("application/soap+xml");
        assertThat(request.headers()).containsEntry("x-asked", List.of("1", "2"));
        assertThat(request.body()).isEqualTo(bytes);
        assertThat(request.remoteAddress()).matches("127\\.0\\.0\\.1:[1-9][0-9]*");
        assertThat(request.certificates()).isEmpty();
        assertThat(answer).isNotDone();
        asked.answer()
                .complete(new SoapResponse(
                        202, Map.of("x-answer", "b=2", "content-type", "application/soap+xml; charset=utf-8"), bytes));
        assertThat(result(answer).statusCode()).isEqualTo(202);
        assertThat(result(answer).headers().firstValue("x-answer")).contains("b=2");
        assertThat(result(answer).headers().firstValue("content-type")).contains("application/soap+xml; charset=utf-8");
        assertThat(result(answer).headers().firstValue("content-length")).contains("5");
        assertThat(result(answer).body()).isEqualTo(bytes);
    }

    @Test
    void otherMethodsReachTheServiceToo() throws Exception {
        var get = http.sendAsync(to("/Ocpp?wsdl").build(), BodyHandlers.ofString());
        Asked asked = question();
        assertThat(asked.request().method() + " " + asked.request().query()).isEqualTo("GET wsdl");
        asked.answer().complete(SoapResponse.text(200, "wsdl"));
        assertThat(result(get).body()).isEqualTo("wsdl\n");
        var head = http.sendAsync(
                to("/Ocpp?wsdl").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        question().answer().complete(SoapResponse.text(200, "wsdl"));
        assertThat(result(head).headers().firstValue("content-length")).contains("5");
    }

    @Test
    void theLargestBodyIsTakenAndNoLargerOne() throws Exception {
        var largest = post("/Ocpp", BodyPublishers.ofByteArray(new byte[1_000]));
        Asked asked = question();
        assertThat(asked.request().body()).hasSize(1_000);
        asked.answer().complete(SoapResponse.text(200, "taken"));
        assertThat(result(largest).body()).isEqualTo("taken\n");
        var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[1_001]));
        for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(new byte[1_001]), chunked)) {
            var refused = result(post("/Ocpp/CP-1", body));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).isEqualTo("Too large for /Ocpp/CP-1\n");
            assertThat(refused.headers().firstValue("connection")).contains("close");
        }
        assertThat(questions).isEmpty();
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), jetty.port())) {
            socket.setSoTimeout(10_000);
            String begin = "POST /Ocpp HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n";
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[1_500]);
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void whatTheServiceDoesNotServeIsNotFound() throws Exception {
        assertThat(result(post("/Ocpp/elsewhere", BodyPublishers.noBody())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void noThreadWaitsForTheApplication() throws Exception {
        int many = 40; // more than Jetty has threads
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            answers.add(post("/Ocpp", BodyPublishers.ofString("body " + i)));
        }
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            asked.add(question());
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isNotDone());
        asked.forEach(one -> one.answer()
                .complete(new SoapResponse(200, Map.of(), one.request().body())));
        for (int i = 0; i < many; i++) {
            assertThat(result(answers.get(i)).body()).isEqualTo("body " + i);
        }
    }
}
