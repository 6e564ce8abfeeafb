package org.ocpp4j.soap;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link SoapService} on the HTTP server of the JDK, optionally with TLS 1.2 or 1.3. No thread waits for the
 * application: an exchange in progress only holds its socket and its request. Thread-safe; starts once.
 *
 * <p>The limits of the JDK's server, and their bounds:
 *
 * <ul>
 *   <li>It reads and writes with blocking sockets, so each peer that stalls, in a TLS handshake, in headers, in a body
 *       or in taking an answer, holds one of the threads; {@link WatchedThreads} ends that after the deadline.
 *   <li>The number of connections is unlimited, unless {@code -Djdk.httpserver.maxConnections=N} is set. At most 200
 *       used connections stay idle ({@code sun.net.httpserver.maxIdleConnections}), for 30 s ({@code
 *       sun.net.httpserver.idleInterval}).
 *   <li>A connection that breaks while the answer is written stays in its lists, with its buffers, until the server
 *       stops (seen in the sources of JDK 17 and 25). {@code -Dsun.net.httpserver.maxRspTime=N} drops it after N
 *       seconds; N must be more than the application needs for an answer. {@code sun.net.httpserver.maxReqTime} does so
 *       for requests, and is not needed here.
 *   <li>With TLS it looks up the name of the peer's address, so a slow name service holds a thread for each connection.
 *   <li>Headers and body of an answer are written separately, so the body may wait 40 ms for the client's
 *       acknowledgement; {@code -Dsun.net.httpserver.nodelay=true} helps.
 * </ul>
 *
 * <p>So use it in trusted networks. On the open internet use Netty, or put a proxy in front.
 */
final class HttpSoapServer {
    private static final int BACKLOG = 1_024;
    private static final Duration LONGEST_GRACE = Duration.ofDays(1); // the JDK computes with int

    private final HttpServerSettings settings;
    private final WatchedThreads threads;
    private final HttpSoapHandler handler;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<HttpServer> bound = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();

    private volatile @Nullable InetSocketAddress address;

    HttpSoapServer(SoapService service, HttpServerSettings settings) {
        this.settings = settings;
        this.threads = new WatchedThreads(settings.threads(), settings.mostWaiting(), settings.deadline());
        this.handler = new HttpSoapHandler(service, threads, settings.mostExchanges());
    }

    /**
     * Listens. Never blocks. The thread of the JDK's server is not a daemon thread: a program keeps running while it
     * listens.
     *
     * @return the address that it listens on. Fails with {@link BindException} if the port cannot be bound, with {@link
     *     UnknownHostException} if the host has no address, with {@link IllegalStateException} if this was started or
     *     stopped before
     */
    CompletionStage<InetSocketAddress> start() {
        if (!started.compareAndSet(false, true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("This server was started before"));
        }
        CompletableFuture<InetSocketAddress> listening = new CompletableFuture<>();
        bound.whenComplete((server, failure) -> {
            if (server == null) {
                listening.completeExceptionally(failure);
            } else {
                listening.complete(address());
            }
        });
        thread("start", this::bind);
        return listening;
    }

    private void bind() {
        try {
            if (settings.address().isUnresolved()) {
                throw new UnknownHostException(settings.address().getHostString());
            }
            HttpServer server = create();
            server.setExecutor(threads);
            server.createContext("/", handler);
            server.start();
            address = server.getAddress();
            bound.complete(server);
        } catch (BindException taken) {
            BindException named = new BindException(settings.address() + ": " + taken.getMessage());
            named.initCause(taken);
            bound.completeExceptionally(named);
        } catch (IOException | RuntimeException failed) {
            bound.completeExceptionally(failed);
        }
    }

    private HttpServer create() throws IOException {
        if (settings.tls().isEmpty()) {
            return HttpServer.create(settings.address(), BACKLOG);
        }
        HttpsConfigurator tls = SuppliedTls.configurator(settings.tls().get(), settings.certificates());
        HttpsServer server = HttpsServer.create(settings.address(), BACKLOG);
        server.setHttpsConfigurator(tls);
        return server;
    }

    /**
     * The address that it listens on, or listened on.
     *
     * @throws IllegalStateException if it does not listen yet
     */
    InetSocketAddress address() {
        InetSocketAddress known = address;
        if (known == null) {
            throw new IllegalStateException("Not bound yet");
        }
        return known;
    }

    /**
     * Closes the port at once, and the connections when no exchange is in progress any more, at the latest after the
     * grace period. Requests that arrive meanwhile are answered with 503. Never blocks; a second call changes nothing.
     *
     * @param grace how long exchanges may continue
     * @return completed when port, connections and threads are gone; never fails
     */
    CompletionStage<Void> stop(Duration grace) {
        if (!started.getAndSet(true)) {
            bound.completeExceptionally(new IllegalStateException("Stopped before it was started"));
        }
        if (stopping.compareAndSet(false, true)) {
            bound.whenComplete((server, failure) -> {
                if (server == null) {
                    stopped.complete(null);
                } else {
                    stop(server, grace);
                }
            });
        }
        return stopped.thenRun(() -> {});
    }

    /**
     * Stopping the JDK's server blocks. Its wait for exchanges is of little use: it waits in whole seconds, in JDK 17
     * even without exchanges, and also for broken exchanges. So one thread makes it close the port and wait, and
     * another thread ends the wait when the count of this class reaches zero.
     */
    private void stop(HttpServer server, Duration grace) {
        CompletableFuture<@Nullable Void> idle = handler.stop();
        Duration patience = grace.compareTo(LONGEST_GRACE) < 0 ? grace : LONGEST_GRACE;
        int seconds = (int) patience.toSeconds() + 2;
        Thread waiting = thread("port", () -> server.stop(idle.isDone() ? 0 : seconds));
        idle.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> thread("stop", () -> {
                    try {
                        threads.end(); // first: to close a TLS connection, the server waits for its writer
                        server.stop(0);
                        waiting.join();
                    } catch (InterruptedException nobodyDoes) {
                        Thread.currentThread().interrupt();
                    }
                    stopped.complete(null);
                }));
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, "ocpp-soap-server-" + name);
        thread.setDaemon(false);
        thread.start();
        return thread;
    }
}
