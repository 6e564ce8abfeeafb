package org.ocpp4j.json;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Wraps sockets into TLS 1.2 or 1.3. Thread-safe. The arithmetic of handshakes runs on one thread of its own, so that a
 * thousand stations that come back at once do not delay those that are connected; its queue holds at most one task per
 * connection.
 */
final class ServerTls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final Supplier<SSLEngine> engines;
    private final ThreadPoolExecutor handshakes;

    ServerTls(Supplier<SSLEngine> engines) {
        this.engines = engines;
        this.handshakes = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "ocpp-json-server-tls");
            thread.setDaemon(true);
            return thread;
        });
        handshakes.allowCoreThreadTimeOut(true);
    }

    TlsWire wire(SocketChannel socket, EventLoop loop) throws IOException {
        return new TlsWire(socket, engines.get(), loop, handshakes);
    }

    void close() {
        handshakes.shutdown();
    }

    /**
     * Limits parameters to the versions that OCPP's security whitepaper admits. If they name no cipher suites, they get
     * {@link CipherSuites#defaults}, and a server prefers them in that order.
     *
     * @throws IllegalArgumentException if none is left
     */
    static SSLParameters secure(SSLParameters given) {
        String[] wanted = given.getProtocols() == null ? VERSIONS : given.getProtocols();
        String[] secure =
                Arrays.stream(wanted).filter(List.of(VERSIONS)::contains).toArray(String[]::new);
        if (secure.length == 0) {
            throw new IllegalArgumentException("Neither TLS 1.2 nor TLS 1.3 among " + Arrays.toString(wanted));
        }
        given.setProtocols(secure);
        if (given.getCipherSuites() == null) {
            given.setCipherSuites(CipherSuites.defaults());
            given.setUseCipherSuitesOrder(true);
        }
        return given;
    }
}
