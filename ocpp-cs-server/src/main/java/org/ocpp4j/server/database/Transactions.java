package org.ocpp4j.server.database;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** How work reaches a database. All methods block. Thread-safe. */
interface Transactions extends AutoCloseable {
    /** Does work in a transaction; it is committed when this returns, and nothing has changed when this throws. */
    <T> T write(Function<Handle, T> work);

    /** Runs work that sees all changes committed before it began. */
    <T> T read(Function<Handle, T> work);

    /** Throws if the database does not answer. */
    void check(Duration patience) throws SQLException;

    /** Begins to measure. */
    void measure(MeterRegistry registry);

    /** Accepts no more work, lets work under way end, and closes the connections. */
    @Override
    void close();
}
