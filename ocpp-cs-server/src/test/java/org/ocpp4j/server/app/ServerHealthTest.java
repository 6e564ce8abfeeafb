package org.ocpp4j.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.EmbeddedDatabase;
import org.ocpp4j.server.rest.door.HealthCheck;

/** How much space an embedded database needs. */
class ServerHealthTest {
    private static final long MEGABYTE = 1L << 20;

    @ParameterizedTest
    @CsvSource({
        "-1, false, false",
        "10, true, true",
        "63, true, true",
        "64, false, true",
        "1023, false, true",
        "1024, false, false"
    })
    void aDiskThatIsNearlyFullIsAWarningAndOneThatIsFullADefect(long megabytes, boolean problem, boolean warning) {
        HealthCheck disk = ServerHealth.disk(() -> megabytes < 0 ? -1 : megabytes * MEGABYTE);
        assertThat(disk.problem().get().isPresent()).isEqualTo(problem);
        assertThat(disk.warning().get().isPresent()).isEqualTo(warning);
        if (problem) {
            assertThat(disk.problem().get()).hasValue(megabytes + " MiB are left for the database");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:./target/ocpp.db", "jdbc:sqlite:file:target/ocpp.db?cache=private"})
    void theDiskIsThatOfTheFile(String url) throws Exception {
        DatabaseSettings settings = new DatabaseSettings(url, "", "", 2, Duration.ofSeconds(5));
        assertThat(EmbeddedDatabase.file(settings))
                .contains(Path.of("target/ocpp.db").toAbsolutePath());
        List<HealthCheck> disk = ServerHealth.disk(settings);
        assertThat(disk).hasSize(1);
        assertThat(disk.get(0).problem().get()).isEmpty();
    }

    @Test
    void anotherDatabaseHasNone() {
        assertThat(ServerHealth.disk(
                        new DatabaseSettings("jdbc:postgresql://host/x", "", "", 2, Duration.ofSeconds(5))))
                .isEmpty();
    }
}
