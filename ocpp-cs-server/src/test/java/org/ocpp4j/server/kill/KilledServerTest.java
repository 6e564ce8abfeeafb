package org.ocpp4j.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server under load is killed and started again, some times: what it confirmed is there, once, and every station can go
 * on. {@link KillMain} does the same for longer.
 */
class KilledServerTest {
    @ParameterizedTest
    @EnumSource
    @Timeout(600)
    void nothingConfirmedIsLost(KillDatabase database) throws Exception {
        long seed = Instant.now().toEpochMilli();
        Path directory = Path.of("target", "kill", database + "-" + seed).toAbsolutePath();
        KillReport report = KillRun.run(new KillOptions(database, 4, 60, 2, seed, Duration.ofSeconds(3), directory));
        System.out.println(report.summary());
        assertThat(report.kills()).hasSize(4);
        assertThat(report.findings()).as("%s in %s", report.text(), directory).isEmpty();
        delete(directory);
    }

    private static void delete(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
