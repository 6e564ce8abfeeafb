package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * Wraps sockets into TLS 1.2 or 1.3. Thread-safe. The cryptography of handshakes runs on a separate thread, so that a
 * thousand stations that reconnect at once do not delay connected stations; its queue holds at most one task per
 * connection.
 */
final class ServerTls {
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
}
