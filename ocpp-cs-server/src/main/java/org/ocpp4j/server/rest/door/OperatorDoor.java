package org.ocpp4j.server.rest.door;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.access.AuditLog;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Authenticator;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.OperatorDoorSettings;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.ReadBody;
import org.ocpp4j.server.rest.RequestText;
import org.ocpp4j.server.thread.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operators' door: serves operations over HTTP, and describes them. Handlers run on {@link WorkThreads} and may
 * block. A caller is authenticated before the body is read; neither a slow sender nor a slow reader occupies a thread.
 * Thread-safe.
 */
public final class OperatorDoor {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorDoor.class);

    /** Jetty's own, which never wait. */
    private static final int THREADS = 16;

    /** How many parts of 8 KiB of an unneeded body are read before the answer. */
    private static final int UNWANTED_PARTS = 8;

    private static final int LARGEST_BODY = 10_000_000;

    /** The status counted for clients that disconnected before their answer, as nginx does. */
    private static final int CLIENT_GONE = 499;

    private static final Map<String, String> HARDENED = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    /** Tokens of a single sign-on may have 16,000 characters; other headers need room, too. */
    private static final int LONGEST_HEADERS = 24_000;

    /** Identities may contain slashes, dots and other characters; they arrive encoded and are decoded once. */
    private static final UriCompliance IDENTITIES = UriCompliance.from(
            "RFC3986,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING,AMBIGUOUS_PATH_SEGMENT,AMBIGUOUS_EMPTY_SEGMENT,"
                    + "SUSPICIOUS_PATH_CHARACTERS");

    private final OperatorDoorSettings settings;
    private final Guard guard;
    private final MeterRegistry metrics;
    private final AuditLog audit;
    private final @Nullable TlsConnector tls;
    private final WorkThreads threads = new WorkThreads();
    private final BodyReader bodies;
    private final Connections connections;
    private final Javalin server;

    /**
     * A door that is not open yet.
     *
     * @param settings where it listens
     * @param authenticator identifies callers
     * @param audit records changes and their callers
     * @param metrics where requests are counted
     * @param resources the resources to serve
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
        this.bodies = new BodyReader(settings.limits());
        this.connections = new Connections(settings.limits(), bodies::look);
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
            http.setMaxUnconsumedRequestContentReads(UNWANTED_PARTS);
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.getServletHandler().setDecodeAmbiguousURIs(true);
            FilterHolder readBody = new FilterHolder(new ReadBody());
            readBody.setAsyncSupported(true);
            context.addFilter(readBody, "/*", EnumSet.of(DispatcherType.REQUEST));
        });
        config.jetty.modifyServer(jetty -> {
            jetty.insertHandler(new BufferedAnswers());
            jetty.insertHandler(new Pages(documentation.pages(), HARDENED, guard::goesBy));
            jetty.insertHandler(connections);
        });
        config.jetty.addConnector(this::connector);
        config.routes.before(OperatorDoor::harden);
        config.routes.before(guard::checkOrigin);
        config.routes.before(RequestText::check);
        config.routes.exception(ProblemException.class, unlessGone(ProblemWriter::problem));
        config.routes.exception(DatabaseUnavailableException.class, unlessGone(ProblemWriter::unavailable));
        config.routes.exception(HttpResponseException.class, unlessGone(ProblemWriter::refused));
        config.routes.exception(Exception.class, unlessGone(ProblemWriter::unexpected));
        for (Operation operation : operations) {
            config.routes.addHttpHandler(operation.method(), operation.path(), request -> handle(operation, request));
            if (operation.method().equals(HandlerType.GET)) {
                config.routes.addHttpHandler(HandlerType.HEAD, operation.path(), request -> handle(operation, request));
            }
        }
    }

    private ServerConnector connector(Server jetty, HttpConfiguration http) {
        TlsConnector secure = tls;
        ServerConnector connector = secure == null
                ? new DoorConnector(jetty, connections, new HttpConnectionFactory(http))
                : secure.of(jetty, connections, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }

    /** Javalin would call a handler that throws again and again. */
    private static <E extends Exception> ExceptionHandler<E> unlessGone(ExceptionHandler<E> handler) {
        return (failure, request) -> {
            try {
                handler.handle(failure, request);
            } catch (RuntimeException gone) {
                LOG.debug("Nobody is there any more to be told: {}", failure.toString(), gone);
            }
        };
    }

    private static void harden(Context request) {
        HARDENED.forEach(request::header);
    }

    /** A request is gone when its connection broke: Jetty takes it back, and nothing may be answered any more. */
    private void handle(Operation operation, Context request) {
        Timer.Sample sample = Timer.start(metrics);
        RequestLog.belongs(request, operation);
        String path = request.path();
        AtomicReference<@Nullable Caller> caller = new AtomicReference<>();
        Executor executor = threads.of(operation);
        request.future(() -> {
            Answered answered = Answered.of(request);
            CompletableFuture.runAsync(
                            () -> {
                                begin(request, answered);
                                try {
                                    guard.check(operation, request);
                                } finally {
                                    caller.set(request.attribute(Caller.ATTRIBUTE));
                                }
                            },
                            executor)
                    .thenCompose(admitted -> body(operation, request))
                    .thenAcceptAsync(
                            body -> {
                                begin(request, answered);
                                work(operation, request, body);
                            },
                            executor)
                    .whenCompleteAsync(
                            (done, failure) -> {
                                int status = status(request, answered, failure);
                                count(operation, sample, status);
                                audit.note(operation, path, caller.get(), status);
                            },
                            executor)
                    .whenComplete(answered::end);
            return answered;
        });
    }

    /** A thread is available; a request whose client has disconnected meanwhile is dropped. */
    private static void begin(Context request, Answered answered) {
        if (answered.isGone()) {
            throw new ProblemException(CLIENT_GONE, "gone", "The caller has gone");
        }
        DoorEndPoint connection = DoorEndPoint.of(ServletContextRequest.getServletContextRequest(request.req()));
        if (connection != null) {
            if (!connection.isOpen()) {
                throw new ProblemException(CLIENT_GONE, "gone", "The caller has gone");
            }
            connection.working();
        }
    }

    private CompletableFuture<byte[]> body(Operation operation, Context request) {
        if (!operation.readsBody()) {
            return CompletableFuture.completedFuture(new byte[0]);
        }
        String encoding = request.header("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    415,
                    "unsupportedEncoding",
                    "A body with Content-Encoding is not read here; send it as it is, without compression",
                    BodyReader.NOT_SENT);
        }
        return bodies.read(ServletContextRequest.getServletContextRequest(request.req()), operation.largestBody());
    }

    private static void work(Operation operation, Context request, byte[] body) {
        ReadBody.attach(request, body);
        try {
            RequestLog.fields(request).call(() -> {
                operation.handler().handle(request);
                return true;
            });
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }

    private void count(Operation operation, Timer.Sample sample, int status) {
        sample.stop(Timer.builder("http.requests")
                .description("Requests at the operators' door; those that answer later count until they wait")
                .tag("operation", operation.id())
                .tag("status", Integer.toString(status))
                .register(metrics));
    }

    private static int status(Context request, Answered answered, @Nullable Throwable failure) {
        if (failure != null) {
            return status(Causes.of(failure));
        }
        return answered.isGone() ? CLIENT_GONE : request.statusCode();
    }

    private static int status(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem.status();
        }
        if (failure instanceof HttpResponseException refused) {
            return refused.getStatus();
        }
        return failure instanceof DatabaseUnavailableException ? 503 : 500;
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
     * Reads the files of certificates again. New connections use them; existing ones continue. No effect without TLS.
     *
     * @throws IllegalArgumentException if a file is missing or wrong; the previous certificates stay in use
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
        threads.stop();
    }
}
