package org.ocpp4j.core.transport;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.version.OcppVersion;

/**
 * Connects clients and a server within one process, with real frames and no sockets; for tests and demonstrations.
 * Frames are delivered on the thread that sends them.
 */
public final class InMemoryTransport implements Transport, ClientTransport {
    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);
    private final Set<End> serverEnds = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Acceptor server;

    /** Creates a transport without a server. */
    public InMemoryTransport() {}

    @Override
    public CompletionStage<Bound> start(Acceptor acceptor) {
        if (server != null) {
            return CompletableFuture.failedFuture(new IllegalStateException("This transport is started already"));
        }
        server = acceptor;
        return CompletableFuture.completedFuture(new MemoryBound());
    }

    @Override
    public CompletionStage<Void> connect(String identity, Acceptor client) {
        Acceptor acceptor = server;
        if (acceptor == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("Nobody listens on this transport"));
        }
        List<String> offered =
                client.versions().stream().map(OcppVersion::subprotocol).toList();
        OcppVersion version = acceptor.choose(offered).orElse(null);
        if (version == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("No common version among " + offered));
        }
        Handshake handshake = new Handshake(identity, version, "memory", "/" + identity, Map.of());
        return acceptor.accept(handshake).thenAccept(decision -> {
            if (decision instanceof Decision.Refuse refused) {
                throw new IllegalStateException(
                        "The central system answered " + refused.refusal().status());
            }
            List<OcppVersion> allowed = ((Decision.Accept) decision).among(acceptor.versions());
            OcppVersion agreed = allowed.stream()
                    .filter(candidate -> offered.contains(candidate.subprotocol()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No common version among " + offered));
            link(acceptor, client, handshake.withVersion(agreed));
        });
    }

    private void link(Acceptor acceptor, Acceptor client, Handshake handshake) {
        End serverEnd = new End();
        End clientEnd = new End();
        serverEnd.other = clientEnd;
        clientEnd.other = serverEnd;
        serverEnds.add(serverEnd);
        serverEnd.attach(FrameConnection.open(acceptor, handshake, serverEnd, codec));
        clientEnd.attach(FrameConnection.open(client, handshake, clientEnd, codec));
    }

    /** One end of a connection. Frames that arrive before its connection is attached wait in a list. */
    private final class End implements FrameChannel {
        private @Nullable End other;
        private @Nullable FrameConnection connection;
        private final List<Runnable> early = new ArrayList<>();
        private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        private boolean closed;

        private void attach(FrameConnection attached) {
            List<Runnable> waiting;
            synchronized (this) {
                connection = attached;
                waiting = List.copyOf(early);
                early.clear();
            }
            waiting.forEach(Runnable::run);
        }

        private void whenAttached(Consumer<FrameConnection> event) {
            FrameConnection attached;
            synchronized (this) {
                attached = connection;
                if (attached == null) {
                    early.add(() -> whenAttached(event));
                    return;
                }
            }
            event.accept(attached);
        }

        @Override
        public CompletionStage<Void> write(String frame) {
            End receiver = other;
            synchronized (this) {
                if (closed || receiver == null) {
                    return CompletableFuture.failedFuture(new IllegalStateException("The connection is closed"));
                }
            }
            receiver.whenAttached(to -> to.received(frame));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close(CloseReason reason) {
            end(reason);
            End receiver = other;
            if (receiver != null) {
                receiver.end(new CloseReason(CloseReason.Kind.REMOTE, reason.code(), reason.text()));
            }
        }

        private void end(CloseReason reason) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            serverEnds.remove(this);
            whenAttached(attached -> attached.closed(reason));
            ended.complete(null);
        }
    }

    private final class MemoryBound implements Bound {
        @Override
        public URI address() {
            return URI.create("memory:/ocpp");
        }

        @Override
        public CompletionStage<Void> stop(Duration grace) {
            server = null;
            CompletableFuture<?>[] ended =
                    serverEnds.stream().map(end -> end.ended).toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(ended)
                    .completeOnTimeout(null, Scheduler.bounded(grace).toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(() -> List.copyOf(serverEnds)
                            .forEach(end -> end.close(CloseReason.goingAway("the transport stops"))));
        }
    }
}
