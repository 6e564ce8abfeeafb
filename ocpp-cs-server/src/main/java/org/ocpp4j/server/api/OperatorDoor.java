package org.ocpp4j.server.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operators' door: serves operations over HTTP, and describes them. Handlers run on a pool of its own, {@value
 * #THREADS} threads, and may block; requests that find none free wait in Jetty's queue. Thread-safe.
 */
public final class OperatorDoor {
    private static final int THREADS = 40;
    private static final int LARGEST_BODY = 10_000_000;

    /** Tokens of a single sign-on may have 16,000 characters; other headers need room, too. */
    private static final int LONGEST_HEADERS = 24_000;

    /** Identities hold slashes, dots and whatever else; they arrive encoded and are decoded once. */
    private static final UriCompliance IDENTITIES = UriCompliance.from(
            "RFC3986,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING,AMBIGUOUS_PATH_SEGMENT,AMBIGUOUS_EMPTY_SEGMENT,"
                    + "SUSPICIOUS_PATH_CHARACTERS");

    private final OperatorDoorSettings settings;
    private final Guard guard;
    private final MeterRegistry metrics;
    private final AuditLog audit;
    private final @Nullable TlsConnector tls;
    private final Javalin server;

    /**
     * A door that is not open yet.
     *
     * @param settings where it listens
     * @param authenticator knows who may come in
     * @param audit keeps who changed what
     * @param metrics where requests are counted
     * @param resources what it offers
     * @throws IllegalArgumentException if the certificates cannot be read
     */
    public OperatorDoor(
            OperatorDoorSettings settings,
            Authenticator authenticator,
            AuditLog audit,
            MeterRegistry metrics,
            List<ApiResource> resources) {
        this.settings = settings;
        this.guard = new Guard(settings, authenticator);
        this.audit = audit;
        this.metrics = metrics;
        this.tls = settings.tls().isOn() ? new TlsConnector(settings.tls()) : null;
        List<Operation> operations = new ArrayList<>();
        resources.forEach(resource -> operations.addAll(resource.operations()));
        Documentation documentation = new Documentation(operations, authenticator.securitySchemes());
        operations.addAll(documentation.operations());
        this.server = Javalin.create(config -> configure(config, operations, documentation));
    }

    private void configure(JavalinConfig config, List<Operation> operations, Documentation documentation) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.jsonMapper(new JavalinJackson3(JsonMapper.shared(), false));
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(THREADS);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(IDENTITIES);
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
            http.setRequestHeaderSize(LONGEST_HEADERS);
        });
        config.jetty.modifyServletContextHandler(
                context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
        config.jetty.addConnector(this::connector);
        config.routes.before(OperatorDoor::harden);
        config.routes.before(guard::checkOrigin);
        config.routes.exception(ProblemException.class, ProblemWriter::problem);
        config.routes.exception(DatabaseUnavailableException.class, ProblemWriter::unavailable);
        config.routes.exception(HttpResponseException.class, ProblemWriter::refused);
        config.routes.exception(Exception.class, ProblemWriter::unexpected);
        for (Operation operation : operations) {
            config.routes.addHttpHandler(operation.method(), operation.path(), request -> handle(operation, request));
        }
        documentation.pages().forEach((path, page) -> config.routes.get(path, page::answer));
    }

    private ServerConnector connector(Server jetty, HttpConfiguration http) {
        TlsConnector secure = tls;
        ServerConnector connector =
                secure == null ? new ServerConnector(jetty, new HttpConnectionFactory(http)) : secure.of(jetty, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }

    private static void harden(Context request) {
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cache-Control", "no-store");
        request.header(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");
    }

    private void handle(Operation operation, Context request) throws Exception {
        Timer.Sample sample = Timer.start(metrics);
        int status = 500;
        RequestLog.belongs(request, operation);
        try {
            guard.check(operation, request);
            RequestLog.fields(request).call(() -> {
                operation.handler().handle(request);
                return true;
            });
            status = request.statusCode();
        } catch (ProblemException problem) {
            status = problem.status();
            throw problem;
        } catch (HttpResponseException refused) {
            status = refused.getStatus();
            throw refused;
        } catch (DatabaseUnavailableException away) {
            status = 503;
            throw away;
        } finally {
            sample.stop(Timer.builder("http.requests")
                    .description("Requests at the operators' door; those that answer later count until they wait")
                    .tag("operation", operation.id())
                    .tag("status", Integer.toString(status))
                    .register(metrics));
            audit.note(operation, request, status);
        }
    }

    /**
     * Opens the door.
     *
     * @return where it is
     * @throws IllegalStateException if it cannot listen there
     */
    public URI start() {
        try {
            server.start();
        } catch (RuntimeException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IllegalStateException(
                    "Cannot listen for operators on " + settings.host() + ":" + settings.port() + ": "
                            + cause.getMessage(),
                    failed);
        }
        return address();
    }

    /**
     * Where the open door is.
     *
     * @return scheme, host and port
     */
    public URI address() {
        String scheme = settings.tls().isOn() ? "https" : "http";
        String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
        return URI.create(String.format(Locale.ROOT, "%s://%s:%d", scheme, host, server.port()));
    }

    /**
     * Reads the files of certificates again. New connections use them; others live on. No effect without TLS.
     *
     * @throws IllegalArgumentException if a file is missing or wrong; what was used before stays in use
     */
    public void reloadCertificates() {
        TlsConnector secure = tls;
        if (secure != null) {
            secure.reload();
        }
    }

    /** Closes the door; requests in progress may end within Jetty's grace. Blocks until then. */
    public void stop() {
        server.stop();
    }
}
