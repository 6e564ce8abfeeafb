package org.ocpp4j.json.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.json.Await;
import org.ocpp4j.json.Certificates;

/** Bytes of connections whose buffers in the operating system are small. */
@Tag("java-websocket")
class WireTest {
    /** More than a loopback segment, since TCP sends parts of one only after long pauses. */
    private static final int BUFFER = 256 * 1024;

    private static final int FACTOR = 16 * BUFFER;
    private static SSLContext context;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        context = Certificates.context(Certificates.create(folder.resolve("it.p12"), "ip:127.0.0.1"), true);
    }

    /** Answers every byte with many, and takes leave when it is told to. */
    private record Amplifier(Connection connection, int factor, CompletableFuture<String> end)
            implements Connection.Protocol {
        @Override
        public void received(ByteBuffer bytes) {
            boolean leave = bytes.get(bytes.limit() - 1) == 'q';
            connection.send(ByteBuffer.allocate(factor * bytes.remaining()));
            if (leave) {
                connection.shutdownWhenSent("left", Duration.ofSeconds(10));
            }
        }

        @Override
        public void tick(long now) {}

        @Override
        public void leave() {}

        @Override
        public void ended(String cause) {
            end.complete(cause);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everythingThatWasSentArrivesBeforeTheEnd(boolean encrypted) throws Exception {
        EventLoop loop = new EventLoop("ocpp-json-test", 10);
        loop.start();
        CompletableFuture<String> end = new CompletableFuture<>();
        AtomicInteger ends = new AtomicInteger();
        try (ServerSocketChannel server = ServerSocketChannel.open();
                Socket peer = encrypted ? context.getSocketFactory().createSocket() : new Socket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            peer.setReceiveBufferSize(BUFFER);
            peer.connect(server.getLocalAddress());
            peer.setSoTimeout(10_000);
            SocketChannel accepted = server.accept();
            accepted.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
            Sockets.prepare(accepted);
            loop.execute(() -> begin(loop, accepted, encrypted, end, ends));
            for (int i = 0; i < 3; i++) {
                peer.getOutputStream().write('x');
                assertThat(peer.getInputStream().readNBytes(FACTOR)).hasSize(FACTOR);
            }
            peer.getOutputStream().write('q');
            assertThat(peer.getInputStream().readAllBytes()).hasSize(FACTOR);
        }
        Await.result(end);
        loop.stop();
        Await.result(loop.ended());
        assertThat(ends).hasValue(1);
    }

    private static SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    private static void begin(
            EventLoop loop,
            SocketChannel socket,
            boolean encrypted,
            CompletableFuture<String> end,
            AtomicInteger ends) {
        try {
            Wire wire = encrypted ? new ServerTls(WireTest::engine).wire(socket, loop) : new PlainWire(socket);
            Connection connection = new Connection(loop, socket, wire, 2 * FACTOR, ends::incrementAndGet);
            wire.onResume(connection::resume);
            connection.start(new Amplifier(connection, FACTOR, end));
        } catch (IOException failed) {
            end.completeExceptionally(failed);
        }
    }
}
