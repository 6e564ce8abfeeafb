package org.ocpp4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.api.HealthCheck;
import org.ocpp4j.server.database.DatabaseDisk;

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

    @Test
    void theDirectoryIsThatOfTheFile() throws Exception {
        Path here = Path.of("target").toAbsolutePath();
        for (String url :
                new String[] {"jdbc:h2:" + here + "/ocpp;X=1", "jdbc:h2:file:" + here + "/ocpp", "JDBC:H2:./target/ocpp"
                }) {
            Path found = DatabaseDisk.directory(url).orElseThrow();
            assertThat(found.normalize()).as(url).isEqualTo(here);
            assertThat(DatabaseDisk.free(found)).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1", "jdbc:h2:tcp://host/x", "jdbc:postgresql://host/x"})
    void otherDatabasesHaveNone(String url) {
        assertThat(DatabaseDisk.directory(url)).isEqualTo(Optional.empty());
    }
}
