package org.ocpp4j.server.backend.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.backend.ForeignAnswer;
import org.ocpp4j.server.backend.UnusableAnswerException;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.secret.PayloadValues;
import org.ocpp4j.server.thread.Causes;
import org.ocpp4j.soap.SoapEnvelopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Answers stations by functions in the schema {@code ocpp} of a PostgreSQL database, which contain the business logic:
 * {@code ocpp.Parse(identity, uniqueId, action, payload, account, version)}, or the older form without the version.
 * Register it with {@code Handlers.ofCentralSystem().otherwise(backend)}, and {@link #connections()} as the listener.
 *
 * <p>A function runs in a transaction of its own, which is committed before the station is answered. Its result is
 * checked against the schema of the station's version. Without a valid answer, the station gets a CALLERROR
 * InternalError that reveals nothing about the database, and the reason is logged.
 *
 * <p>Thread-safe. Functions run on threads of this object, as many as the pool has connections, and never on those of a
 * transport; for their bounds see {@link FunctionCalls}.
 */
public final class PostgresBackend implements RawHandler<Station>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBackend.class);

    private static final int HEALTH_SECONDS = 2;

    private final Functions functions = new Functions();
    private final FunctionCalls calls;
    private final ConnectionReports connections;
    private final @Nullable SoapEnvelopes envelopes;
    private final @Nullable HikariDataSource own;

    private PostgresBackend(
            DataSource source,
            int parallel,
            Duration timeout,
            @Nullable SoapEnvelopes envelopes,
            @Nullable HikariDataSource own) {
        this.calls = new FunctionCalls(source, functions, parallel, timeout);
        this.envelopes = envelopes;
        this.own = own;
        this.connections = new ConnectionReports(calls, functions);
    }

    /**
     * A backend over a pool of yours, which stays open when this is closed.
     *
     * @param source connections to PostgreSQL, pooled; with a bounded wait
     * @param parallel how many of them it may use at a time, at least 1
     * @param timeout how long a function may take, the wait for a connection included; keep it below
     *     {@link org.ocpp4j.core.EngineOptions#replyTimeout()}
     * @return the backend; close it
     */
    public static PostgresBackend over(DataSource source, int parallel, Duration timeout) {
        return new PostgresBackend(source, parallel, timeout, null, null).started();
    }

    /**
     * A backend with a pool of its own. The database need not be reachable yet.
     *
     * @param settings the settings
     * @param database the database of the functions, if the settings name none
     * @param envelopes the unchanged requests over SOAP, for {@code postgres.soap}
     * @return the backend; close it
     */
    public static PostgresBackend open(PostgresSettings settings, DatabaseSettings database, SoapEnvelopes envelopes) {
        HikariDataSource pool = PostgresPool.open(settings, database);
        return new PostgresBackend(
                        pool, settings.connections(), settings.timeout(), settings.soap() ? envelopes : null, pool)
                .started();
    }

    private PostgresBackend started() {
        calls.call(connection -> {
                    functions.look(connection);
                    return true;
                })
                .whenComplete((looked, failure) -> tellWhatIsThere(failure));
        return this;
    }

    private void tellWhatIsThere(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.error("Stations are to be answered by functions of PostgreSQL, but {}", reason(failure));
            return;
        }
        LOG.info(
                "Stations are answered by functions of PostgreSQL: {}",
                Arrays.stream(FunctionName.values())
                        .map(functions::known)
                        .flatMap(form -> Optional.ofNullable(form).stream())
                        .map(FunctionForm::signature)
                        .collect(Collectors.joining(", ")));
        if (functions.known(FunctionName.PARSE) == null) {
            LOG.error("No station can be answered: {}", functions.problem(FunctionName.PARSE));
        }
        for (FunctionName optional : FunctionName.values()) {
            if (functions.known(optional) == null && optional != FunctionName.PARSE) {
                LOG.info("{} is not called: {}", optional, functions.problem(optional));
            }
        }
        if (envelopes != null && functions.known(FunctionName.PARSE_XML) == null) {
            LOG.error("postgres.soap is on, but {}", functions.problem(FunctionName.PARSE_XML));
        }
    }

    /**
     * Answers a call. Never blocks.
     *
     * @param station the sender
     * @param call the call
     * @return the payload of the confirmation, valid if the version knows the action; fails with
     *     {@link CallRejectedException} only
     */
    @Override
    public CompletionStage<JsonNode> handle(Station station, RawCall call) {
        SoapEnvelopes.Exchange exchange = envelopes == null
                ? null
                : envelopes.find(station.identity(), call.messageId()).orElse(null);
        LogFields fields = LogFields.current();
        CompletableFuture<FunctionAnswer> answer = calls.call(connection -> {
            // If the answer cannot be sent, nothing must be committed: so the answer is checked before the commit.
            FunctionAnswer given = exchange == null ? parse(connection, station, call) : parseXml(connection, exchange);
            check(station, call, given);
            return given;
        });
        return answer.thenApply(FunctionAnswer::orThrow).exceptionally(failure -> {
            FunctionName function = exchange == null ? FunctionName.PARSE : FunctionName.PARSE_XML;
            throw fields.supply(() -> rejection(station, call, function, failure));
        });
    }

    private FunctionAnswer parse(Connection connection, Station station, RawCall call)
            throws SQLException, FunctionException {
        List<@Nullable String> arguments = Arrays.asList(
                station.identity(),
                call.messageId(),
                call.action(),
                call.payload().toString(),
                station.handshake().account().orElse(null),
                station.version().name());
        return FunctionAnswer.read(functions.ask(connection, FunctionName.PARSE, arguments, ""), station, call);
    }

    private FunctionAnswer parseXml(Connection connection, SoapEnvelopes.Exchange exchange)
            throws SQLException, FunctionException {
        String envelope = functions.ask(connection, FunctionName.PARSE_XML, List.of(exchange.request()), "payload");
        if (envelope == null || envelope.isBlank()) {
            throw FunctionAnswer.unusable("it returned NULL");
        }
        try {
            return FunctionAnswer.of(exchange.answer(envelope));
        } catch (CallRejectedException fault) {
            return FunctionAnswer.of(fault);
        } catch (IllegalArgumentException wrong) {
            throw FunctionAnswer.unusable("it returned no answer: " + wrong.getMessage());
        }
    }

    private static void check(Station station, RawCall call, FunctionAnswer answer) throws FunctionException {
        JsonNode payload = answer.payload();
        Action<?, ?> action =
                MessageCodec.of(station.version()).action(call.action()).orElse(null);
        if (payload == null || action == null) {
            return;
        }
        try {
            ForeignAnswer.requireConfirmation(station.version(), action, payload);
        } catch (UnusableAnswerException wrong) {
            throw FunctionAnswer.unusable(String.valueOf(wrong.getMessage()));
        }
    }

    /**
     *  The reason is logged; the station learns nothing about the systems behind this server, unless the function
     *  returns it.
     */
    private static CallRejectedException rejection(
            Station station, RawCall call, FunctionName function, Throwable failure) {
        Throwable cause = Causes.of(failure);
        if (cause instanceof CallRejectedException wanted) {
            LOG.info(
                    "{} is answered {} to {} {}, as {} wants it",
                    station.identity(),
                    wanted.rawCode(),
                    call.action(),
                    call.messageId(),
                    function);
            return wanted;
        }
        if (cause instanceof FunctionException known) {
            LOG.warn(
                    "{} is answered InternalError to {} {}: {} gave no answer: {}",
                    station.identity(),
                    call.action(),
                    call.messageId(),
                    function,
                    FunctionException.shown(PayloadValues.masked(String.valueOf(known.getMessage()), call.payload())));
        } else {
            LOG.error(
                    "{} is answered InternalError to {} {}",
                    station.identity(),
                    call.action(),
                    call.messageId(),
                    cause);
        }
        return new CallRejectedException(ErrorCode.INTERNAL_ERROR, "The central system cannot answer this now");
    }

    private static String reason(Throwable failure) {
        return FunctionException.shown(String.valueOf(Causes.of(failure).getMessage()));
    }

    /**
     * Reports connects and disconnects of stations to the database: {@code ocpp.SetChargePointConnected}, if it exists.
     *
     * @return a listener for the server; its methods never block
     */
    public PeerListener<Station> connections() {
        return connections;
    }

    /**
     * Lets functions answer the lists of the contract, if the database has these functions.
     *
     * @param resource answers ChargePointList, TransactionList or ReservationList by itself
     * @param token the first argument of the functions; empty for the JWT of the caller, or NULL
     * @return the same resource, with functions in front of these operations
     */
    public ApiResource lists(ApiResource resource, String token) {
        return new PostgresLists(resource, calls, functions, token);
    }

    /**
     * Looks whether stations can be answered. Blocks for two seconds at most.
     *
     * @return empty if so, else why not
     */
    public Optional<String> problem() {
        try {
            return calls.call(connection -> {
                        functions.look(connection);
                        return true;
                    })
                    .thenApply(looked -> missing())
                    .get(HEALTH_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            return Optional.of(
                    Causes.of(failed) instanceof FunctionException known
                                    && known.kind() != FunctionException.Kind.UNAVAILABLE
                            ? reason(known)
                            : "it cannot be reached");
        } catch (TimeoutException late) {
            return Optional.of("it cannot be reached, or all its connections are busy");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("nobody waited for it");
        }
    }

    private Optional<String> missing() {
        if (functions.known(FunctionName.PARSE) == null) {
            return Optional.of(functions.problem(FunctionName.PARSE));
        }
        return envelopes != null && functions.known(FunctionName.PARSE_XML) == null
                ? Optional.of(functions.problem(FunctionName.PARSE_XML))
                : Optional.empty();
    }

    /** Ends calls in progress, and closes the pool if it is its own. Close the server first. */
    @Override
    public void close() {
        connections.close();
        calls.close();
        if (own != null) {
            own.close();
        }
    }
}
