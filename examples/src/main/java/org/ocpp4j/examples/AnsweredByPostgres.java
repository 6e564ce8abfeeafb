package org.ocpp4j.examples;

import java.time.Duration;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.server.backend.postgres.PostgresBackend;
import org.postgresql.ds.PGSimpleDataSource;

/** A central system whose answers are made by {@code ocpp.Parse} in a database; see docs/postgres.md. */
public final class AnsweredByPostgres {
    private AnsweredByPostgres() {}

    static OcppServer server(PostgresBackend backend) {
        // With a handler for BootNotification, say, that would be answered here, and the rest by the database.
        return OcppServer.builder(Handlers.ofCentralSystem().otherwise(backend))
                .listener(backend.connections())
                .build();
    }

    /**
     * Listens on 127.0.0.1:9220 until it is interrupted.
     *
     * @param arguments the JDBC URL of a PostgreSQL that has the functions
     * @throws InterruptedException when it is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        PGSimpleDataSource source = new PGSimpleDataSource(); // better a pool
        source.setUrl(arguments[0]);
        try (PostgresBackend backend = PostgresBackend.over(source, 10, Duration.ofSeconds(10));
                OcppServer server = server(backend)) {
            server.start(WebSocketServerTransport.builder().port(9220).build())
                    .toCompletableFuture()
                    .join();
            Thread.currentThread().join();
        }
    }
}
