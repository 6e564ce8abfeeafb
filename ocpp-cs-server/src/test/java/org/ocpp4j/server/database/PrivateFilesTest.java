package org.ocpp4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.event.Events;

/** The embedded database holds secrets: nobody else on the machine reads it. */
class PrivateFilesTest {
    @TempDir
    private Path directory;

    private DatabaseSettings settings() {
        return new DatabaseSettings(
                "jdbc:sqlite:" + directory.resolve("data/ocpp.db"), "", "", 2, Duration.ofSeconds(5));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aNewDatabaseIsTheServersAlone() throws Exception {
        try (Database database = Database.open(settings(), new Events())) {
            database.check(Duration.ofSeconds(5));
            assertThat(permissions(directory.resolve("data"))).isEqualTo("rwx------");
            for (String name : List.of("ocpp.db", "ocpp.db-wal", "ocpp.db-shm")) {
                assertThat(permissions(directory.resolve("data").resolve(name)))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void whatIsThereStaysAsTheOperatorWantsIt() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
        Database.open(settings(), new Events()).close();
        assertThat(permissions(data)).isEqualTo("rwxr-x---");
        Path file = data.resolve("ocpp.db");
        assertThat(permissions(file)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Database.open(settings(), new Events()).close();
        assertThat(permissions(file)).isEqualTo("rw-r-----");
    }
}
