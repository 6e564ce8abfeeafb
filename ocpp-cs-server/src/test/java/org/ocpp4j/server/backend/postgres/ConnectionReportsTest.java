package org.ocpp4j.server.backend.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.server.Await;
import org.postgresql.ds.PGSimpleDataSource;

/** Who is told as connected and disconnected, and what if the database is away, slow, or of another opinion. */
class ConnectionReportsTest {
    private final FunctionDatabase functions = FunctionDatabase.empty();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();

    private DataSource source() {
        PGSimpleDataSource real = new PGSimpleDataSource();
        real.setUrl(functions.settings().url());
        real.setUser(functions.settings().user());
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (away.get()) {
                        refused.incrementAndGet();
                        throw new SQLException("away on purpose in a test", "08001");
                    }
                    return method.invoke(real, arguments);
                });
    }

    private void tells(String statement) {
        functions.run(
                "create table ocpp.told (number int generated always as identity, identity text, connected boolean)");
        functions.run("create function ocpp.SetChargePointConnected(who text, is_there boolean, metadata jsonb)"
                + " returns void language plpgsql as $$ begin " + statement
                + " insert into ocpp.told (identity, connected) values (who, is_there); end $$");
    }

    private String told() {
        return functions.value("select coalesce(string_agg(identity || ' ' || connected, ', ' order by number), '')"
                + " from ocpp.told");
    }

    private static CentralSystem connect(PostgresBackend backend, String identity) {
        InMemoryTransport memory = new InMemoryTransport();
        Await.result(OcppServer.builder(Handlers.ofCentralSystem())
                .listener(backend.connections())
                .build()
                .start(memory));
        return Await.result(
                OcppClient.builder(identity, Handlers.ofStation()).build().connect(memory));
    }

    private static void leave(CentralSystem central) {
        Await.result(central.close(CloseReason.normal("done")));
    }

    @Test
    void eachIsToldInOrder() {
        tells("");
        try (PostgresBackend backend = PostgresBackend.over(source(), 4, Duration.ofSeconds(20))) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                leave(connect(backend, "CP-1"));
                expected.addAll(List.of("CP-1 true", "CP-1 false"));
                // its end is told a moment after it; a station that comes back before is told as connected only
                Await.until("both are told", () -> told().equals(String.join(", ", expected)));
            }
        }
    }

    @Test
    void whatWaitsAtTheEndIsTold() {
        tells("");
        PostgresBackend backend = PostgresBackend.over(source(), 4, Duration.ofSeconds(20));
        CentralSystem stays = connect(backend, "CP-1");
        Await.until("it is told", () -> told().equals("CP-1 true"));
        away.set(true);
        leave(stays);
        Await.until("it was tried", () -> refused.get() > 0);
        away.set(false);
        backend.close();
        assertThat(told()).isEqualTo("CP-1 true, CP-1 false");
    }

    @Test
    void oneThatTakesTooLongCostsOthersNothing() {
        tells("if who = 'SLOW' then perform pg_sleep(60); end if;");
        try (PostgresBackend backend = PostgresBackend.over(source(), 1, Duration.ofSeconds(2))) {
            connect(backend, "SLOW");
            leave(connect(backend, "CP-1"));
            Await.until("the other is told", () -> told().equals("CP-1 true, CP-1 false"));
        }
    }

    /** Whatever code its author chose: it is an answer, and is not asked for again. */
    @Test
    void oneThatTheFunctionRefusesIsNotToldAgain() {
        tells("if who = 'BAD' then raise exception 'no' using errcode = '28000'; end if;");
        try (PostgresBackend backend = PostgresBackend.over(source(), 4, Duration.ofSeconds(20))) {
            connect(backend, "BAD");
            leave(connect(backend, "CP-1"));
            Await.until("the other is told", () -> told().equals("CP-1 true, CP-1 false"));
        }
    }
}
