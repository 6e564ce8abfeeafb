package org.ocpp4j.server.access.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An issuer over real HTTP, which may be away, slow or wrong. */
public final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String keys;
    private volatile String description;
    private volatile int status = 200;
    private volatile boolean silent;
    private volatile @Nullable String redirect;

    private Issuer(HttpServer server, String keys) {
        this.server = server;
        this.keys = keys;
        this.description =
                String.format(Locale.ROOT, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\",\"more\":[1,2]}", url(), url());
    }

    /** Opens one with keys. */
    public static Issuer open(String keys) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Issuer issuer = new Issuer(server, keys);
            server.setExecutor(issuer.threads);
            server.createContext("/keys", exchange -> issuer.answer(exchange, issuer.keys));
            server.createContext(
                    "/.well-known/openid-configuration", exchange -> issuer.answer(exchange, issuer.description));
            server.start();
            return issuer;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/keys")) {
                asked.incrementAndGet();
            }
            if (silent) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush(); // the first bytes come, the others never do
                boolean ignored = closed.await(60, TimeUnit.SECONDS);
                return;
            }
            if (redirect != null) {
                exchange.getResponseHeaders().add("Location", redirect);
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its name, and where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String keysUrl() {
        return url() + "/keys";
    }

    /** How often it was asked for its keys. */
    public int asked() {
        return asked.get();
    }

    /** Changes its keys. */
    public void keys(String text) {
        keys = text;
    }

    void description(String text) {
        description = text;
    }

    /** Lets it answer with another status. */
    public void status(int other) {
        status = other;
    }

    void silent(boolean on) {
        silent = on;
    }

    void redirect(int withStatus, String target) {
        status = withStatus;
        redirect = target;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
