package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of the end-to-end tests, with today's server. */
class SwarmTest {
    private static final int STATIONS = 20;

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("This did not come true: " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void aSwarmOutlivesItsServer(@TempDir Path data) throws Exception {
        String[] serve = {"serve", "--port", "0", "--http-port", "0", "--data", data.toString()};
        try (ServerProcess first = ServerProcess.start(serve);
                StationSwarm swarm = StationSwarm.start(first.stations(), "SW-", STATIONS)) {
            await("all stations charge", () -> swarm.charging() == STATIONS);
            swarm.charge();
            await(
                    "sessions have ended",
                    () -> swarm.confirmed("StopTransaction").size() > STATIONS);
            first.kill();
            assertThat(first.isAlive()).isFalse();
            List<SwarmMessage> before = swarm.confirmed();
            try (ServerProcess second = ServerProcess.start(serve)) {
                swarm.moveTo(second.stations());
                await("it goes on", () -> swarm.confirmed().size() > before.size() + 5 * STATIONS);
                swarm.finish(Duration.ofSeconds(40));
                assertThat(swarm.messages()).allMatch(SwarmMessage::isConfirmed);
                assertThat(swarm.messages()).anyMatch(each -> each.attempts() > 1);
                assertThat(swarm.confirmed("BootNotification")).hasSize(STATIONS);
                assertThat(swarm.confirmed("StartTransaction"))
                        .hasSameSizeAs(swarm.confirmed("StopTransaction"))
                        .extracting(each -> each.identity() + each.payload().get("timestamp"))
                        .doesNotHaveDuplicates();
                assertThat(second.terminate()).isZero();
                second.awaitOutput(Pattern.compile("Stopped"));
            }
        }
    }

    @Test
    void aServerThatCannotStartIsReportedWithWhatItSaid() throws Exception {
        try (ServerProcess server = ServerProcess.start("serve", "--nonsense")) {
            assertThatThrownBy(server::stations)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("The server ended", "--nonsense", "Usage:");
        }
    }
}
