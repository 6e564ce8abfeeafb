package org.ocpp4j.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.json.WebSocketServerTransport;

/** A class path without the SOAP transport is enough for stations that speak JSON. */
class WithoutSoapTest {
    private static List<URL> classPathWithoutSoap() throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<URL> kept = new ArrayList<>();
        for (String entry : all.split(File.pathSeparator, -1)) {
            if (!entry.contains("ocpp-soap-transport")) {
                kept.add(Path.of(entry).toUri().toURL());
            }
        }
        return kept;
    }

    @Test
    void aServerOfWebSocketsRuns() throws Exception {
        URL[] classPath = classPathWithoutSoap().toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("org.ocpp4j.soap.SoapService"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object answer = loader.loadClass(Scenario.class.getName())
                    .getMethod("answerToHeartbeat")
                    .invoke(null);
            assertThat(answer).isEqualTo("[3,\"1\",{\"currentTime\":\"1970-01-01T00:00:00.000Z\"}]");
        }
    }

    @Test
    void frameworksCanLookAtTheBinding() throws Exception {
        URL[] classPath = classPathWithoutSoap().toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> binding = loader.loadClass(NettyBinding.class.getName());
            assertThat(binding.getDeclaredConstructors()).hasSize(1);
            assertThat(binding.getDeclaredMethods()).isNotEmpty();
        }
    }

    /** What runs without SOAP; loaded anew. */
    public static final class Scenario {
        private Scenario() {}

        /** A central system over Netty answers a station. */
        public static String answerToHeartbeat() throws Exception {
            OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()
                            .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH)))
                    .build();
            Bound bound = server.start(WebSocketServerTransport.builder()
                            .binding(new NettyBinding())
                            .port(0)
                            .build())
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            CompletableFuture<String> answer = new CompletableFuture<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("ocpp1.6")
                    .buildAsync(URI.create(bound.address() + "/CP-1"), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                            answer.complete(text.toString());
                            return null;
                        }
                    })
                    .get(20, TimeUnit.SECONDS);
            socket.sendText("[2,\"1\",\"Heartbeat\",{}]", true).get(20, TimeUnit.SECONDS);
            try {
                return answer.get(20, TimeUnit.SECONDS);
            } finally {
                socket.abort();
                server.stop(Duration.ZERO).toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
        }
    }
}
