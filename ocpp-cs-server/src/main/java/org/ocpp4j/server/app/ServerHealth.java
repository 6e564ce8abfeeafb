package org.ocpp4j.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.messagelog.FrameLog;
import org.ocpp4j.server.net.Descriptors;
import org.ocpp4j.server.rest.door.HealthCheck;
import org.ocpp4j.server.rest.door.Readiness;
import org.ocpp4j.server.thread.Threads;

/**
 *  Checks of everything the central system cannot work without, and of everything an operator should look at.
 *  Stateless.
 */
final class ServerHealth {
    private static final Duration DATABASE = Duration.ofSeconds(2);
    private static final long MANY_FRAMES = 10_000; // half of the queue's capacity
    private static final long MEGABYTE = 1L << 20;
    private static final long LITTLE_SPACE = 1_024 * MEGABYTE;
    private static final long NO_SPACE = 64 * MEGABYTE;

    private ServerHealth() {}

    static HealthCheck readiness(Readiness readiness) {
        return HealthCheck.atOnce("readiness", readiness::reason);
    }

    static HealthCheck database(Database database) {
        return new HealthCheck("database", () -> {
            try {
                database.check(DATABASE);
                return Optional.empty();
            } catch (RuntimeException away) {
                return Optional.of("it cannot be reached");
            }
        });
    }

    static HealthCheck stationsDoor(BooleanSupplier open) {
        return HealthCheck.atOnce(
                "stationsDoor", () -> open.getAsBoolean() ? Optional.empty() : Optional.of("it is closed"));
    }

    static HealthCheck connections(OcppServer server, int most) {
        return HealthCheck.warning("connections", () -> {
            int connected = server.stations().size();
            return connected < most
                    ? Optional.empty()
                    : Optional.of(connected + " stations are connected, and no more may be");
        });
    }

    static HealthCheck descriptors() {
        return new HealthCheck(
                "descriptors",
                () -> Descriptors.now().flatMap(Descriptors::problem),
                () -> Descriptors.now().flatMap(Descriptors::warning),
                true);
    }

    static HealthCheck threads() {
        return new HealthCheck("threads", Threads::problem, Threads::warning, true);
    }

    static HealthCheck frameLog(FrameLog frames) {
        return HealthCheck.warning("frameLog", () -> {
            long waiting = frames.waiting();
            return waiting < MANY_FRAMES
                    ? Optional.empty()
                    : Optional.of(waiting + " frames wait to be written; soon they will be lost");
        });
    }

    /** None for a database elsewhere. */
    static List<HealthCheck> disk(DatabaseSettings settings) {
        return EmbeddedDatabase.file(settings)
                .map(Path::getParent)
                .map(directory -> List.of(disk(() -> free(directory))))
                .orElse(List.of());
    }

    /** For tests: {@code free} returns the free bytes, negative if unknown. */
    static HealthCheck disk(LongSupplier free) {
        return new HealthCheck("disk", () -> left(free, NO_SPACE), () -> left(free, LITTLE_SPACE));
    }

    private static Optional<String> left(LongSupplier free, long bound) {
        long bytes = free.getAsLong();
        return bytes >= 0 && bytes < bound
                ? Optional.of(bytes / MEGABYTE + " MiB are left for the database")
                : Optional.empty();
    }

    private static long free(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException unknown) {
            return -1; // a database whose directory is gone is found by its own check
        }
    }
}
