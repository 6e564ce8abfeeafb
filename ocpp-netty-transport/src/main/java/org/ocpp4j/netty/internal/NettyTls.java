package org.ocpp4j.netty.internal;

import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ocpp4j.json.spi.EndpointSettings;

/**
 * TLS for sockets. Thread-safe. The cryptography of handshakes runs on a separate thread, so that a thousand stations
 * that reconnect at once do not delay connected stations; its queue holds at most one task per connection.
 */
final class NettyTls {
    /** A peer that does not read must not keep its connection open because the last message waits. */
    private static final long LAST_WORD_MILLIS = 1000;

    private final EndpointSettings settings;
    private final ThreadPoolExecutor handshakes;

    NettyTls(EndpointSettings settings) {
        this.settings = settings;
        this.handshakes = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "ocpp-netty-server-tls");
            thread.setDaemon(true);
            return thread;
        });
        handshakes.allowCoreThreadTimeOut(true);
    }

    SslHandler newHandler() {
        SslHandler handler = new SslHandler(settings.newTlsEngine(), handshakes);
        handler.setHandshakeTimeoutMillis(0); // the deadline of the whole opening handshake includes it
        handler.setCloseNotifyFlushTimeoutMillis(LAST_WORD_MILLIS);
        return handler;
    }

    void close() {
        handshakes.shutdown();
    }
}
