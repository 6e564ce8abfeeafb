package org.ocpp4j.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.FrameConnection;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.Ocpp16;

/**
 * A central system whose connections break in every way, by chance: when a frame is written, before and after it was
 * answered, and at the same time. It answers Authorize with the tag as parent tag.
 */
final class UnsteadyServer implements ClientTransport, AutoCloseable {
    /** The tags of all calls that were written without a failure, in order. */
    final List<String> received = new CopyOnWriteArrayList<>();

    final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);
    private final Random random;

    UnsteadyServer(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public CompletionStage<Void> connect(String identity, Acceptor acceptor) {
        return CompletableFuture.runAsync(
                () -> {
                    if (random.nextInt(4) == 0) {
                        throw new IllegalStateException("refused by chance");
                    }
                    connections.incrementAndGet();
                    Connection connection = new Connection();
                    Handshake handshake = new Handshake(identity, Ocpp16.VERSION, "test", "/", Map.of());
                    connection.frames.complete(FrameConnection.open(acceptor, handshake, connection, codec));
                },
                threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Connection implements FrameChannel {
        private final CompletableFuture<FrameConnection> frames = new CompletableFuture<>();
        private boolean broken;

        @Override
        public synchronized CompletionStage<Void> write(String text) {
            int chance = random.nextInt(20);
            if (broken || chance == 0) {
                close(CloseReason.failed("broken by chance"));
                return CompletableFuture.failedFuture(new IOException("broken pipe"));
            }
            Frame.Call call = (Frame.Call) codec.read(text);
            String tag = call.payload().path("idTag").asString();
            received.add(tag);
            if (chance == 1 || chance == 2) {
                close(CloseReason.failed("broken by chance"));
            }
            if (chance != 1) {
                answer("[3,\"" + call.messageId() + "\",{\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":\""
                        + tag + "\"}}]");
            }
            if (chance == 3) {
                close(CloseReason.failed("broken by chance"));
            }
            return CompletableFuture.completedFuture(null);
        }

        private void answer(String text) {
            threads.execute(() -> frames.join().received(text));
        }

        @Override
        public synchronized void close(CloseReason reason) {
            broken = true;
            threads.execute(() -> frames.thenAccept(open -> open.closed(reason)));
        }
    }
}
