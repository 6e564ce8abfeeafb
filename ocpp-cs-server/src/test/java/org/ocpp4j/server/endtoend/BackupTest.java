package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.backup.BackupException;
import org.ocpp4j.server.backup.BackupException.Reason;
import org.ocpp4j.server.backup.Restore;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseLock;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.Events;
import tools.jackson.databind.JsonNode;

/** Backups of the embedded database of a running server, and their return. */
class BackupTest {
    /** What a backup reads first takes a while, so that much is committed before it comes to what it reads next. */
    private static final String MUCH = "insert into charging_transaction (transaction_id, identity, flags, start_key)"
            + " with recursive number(x) as (select 1 union all select x + 1 from number where x < 30000)"
            + " select x, 'OLD', '', 'old-' || x from number";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private String backupSetting() {
        return "backup.directory = \"" + directory.resolve("back up's") + "\"";
    }

    private static DatabaseSettings in(Path data) {
        return DatabaseKind.SQLITE.fresh().at(data.resolve("ocpp.db"));
    }

    private static Restore.Restored restore(Path backup, DatabaseSettings into, boolean force) {
        return new Restore(into, Clock.systemUTC()).run(backup, force);
    }

    @Test
    void aBackupUnderLoadHasWhatWasConfirmedBeforeAndNothingByHalf() throws Exception {
        DatabaseSettings source = DatabaseKind.SQLITE.fresh();
        try (Database database = Database.open(source, new Events())) {
            database.run(change -> change.handle().execute(MUCH));
        }
        Path backup;
        Set<String> started;
        Set<String> stopped;
        try (ServerFixture server =
                ServerFixture.start(source, backupSetting(), "backend.unknown-id-tags = accepted")) {
            try (ChargingLoad load = new ChargingLoad(server.stations(), 6)) {
                Await.until("transactions", () -> load.stopped().size() > 30);
                started = load.started();
                stopped = load.stopped();
                JsonNode made = server.operators().json("POST", "/api/v1/backup", "");
                backup =
                        directory.resolve("back up's").resolve(made.path("name").asString());
                assertThat(made.path("size").asLong()).isEqualTo(Files.size(backup));
                int then = load.stopped().size();
                Await.until("they go on charging", () -> load.stopped().size() > then + 10);
            }
        }
        DatabaseSettings target = in(directory.resolve("restored"));
        Restore.Restored done = restore(backup, target, false);
        assertThat(done.aside()).isNull();
        assertThat(done.stations()).isEqualTo(6);
        try (Database restored = Database.open(target, new Events())) {
            assertThat(transactions(restored, "identity <> 'OLD'")).containsAll(started);
            Set<String> ended = transactions(restored, "stopped_at is not null");
            assertThat(ended).containsAll(stopped);
            assertThat(withMeterValues(restored)).isEqualTo(ended);
        }
        try (ServerFixture server = ServerFixture.start(target);
                ChargingLoad load = new ChargingLoad(server.stations(), 2)) {
            Await.until("the restored server charges", () -> load.stopped().size() > 5);
        }
    }

    private static Set<String> transactions(Database database, String where) {
        return new HashSet<>(database.read(handle -> handle.createQuery(
                        "select identity || ' ' || transaction_id from charging_transaction where " + where)
                .mapTo(String.class)
                .list()));
    }

    /** Its stop and its meter values are one commit. */
    private static Set<String> withMeterValues(Database database) {
        return new HashSet<>(
                database.read(handle -> handle.createQuery("select identity || ' ' || transaction_id from meter_value")
                        .mapTo(String.class)
                        .list()));
    }

    /** A backup that was just made must not make room for those that seem to be newer. */
    @Test
    void theClockMayBeSetBack() throws Exception {
        Path backups = Files.createDirectories(directory.resolve("back up's"));
        for (String time : List.of("20990101T000000000Z", "20990102T000000000Z")) {
            Files.writeString(backups.resolve("ocpp-" + time + ".db"), "of the future");
        }
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, backupSetting(), "backup.keep = 2")) {
            String made = server.operators()
                    .json("POST", "/api/v1/backup", "")
                    .path("name")
                    .asString();
            assertThat(backups.resolve(made)).exists();
            assertThat(backups.resolve("ocpp-20990102T000000000Z.db")).exists();
            assertThat(backups.resolve("ocpp-20990101T000000000Z.db")).doesNotExist();
        }
    }

    @Test
    void backupsAreListedGivenOutAndMakeRoom() throws Exception {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, backupSetting(), "backup.keep = 2")) {
            Operators operators = server.operators();
            assertThat(operators.get("/api/v1/backups")).isEmpty();
            String first =
                    operators.json("POST", "/api/v1/backup", "").path("name").asString();
            Path partial = Files.createDirectory(directory.resolve("back up's").resolve(first + ".partial"));
            Files.writeString(partial.resolve("copy.db"), "half");
            String second =
                    operators.json("POST", "/api/v1/backup", "").path("name").asString();
            assertThat(partial).doesNotExist();
            Files.writeString(directory.resolve("back up's").resolve("mine.txt"), "not a backup");
            JsonNode third = operators.json("POST", "/api/v1/backup", "");
            assertThat(operators
                            .get("/api/v1/backups")
                            .valueStream()
                            .map(each -> each.path("name").asString()))
                    .containsExactly(third.path("name").asString(), second);
            assertThat(operators.get("/api/v1/backups").get(0)).isEqualTo(third);
            assertThat(directory.resolve("back up's").resolve("mine.txt")).exists();
            Path file = directory.resolve("back up's").resolve(second);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            HttpResponse<byte[]> got = get(operators.address().resolve("/api/v1/backups/" + second));
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).isEqualTo(Files.readAllBytes(file));
            assertThat(got.headers().firstValue("Content-Type")).contains("application/vnd.sqlite3");
            assertThat(got.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"" + second + "\"");
            assertThat(operators.send("GET", "/api/v1/backups/" + first, "").statusCode())
                    .isEqualTo(404);
        }
    }

    private static HttpResponse<byte[]> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void noNameLeadsOutOfTheDirectory() throws Exception {
        Files.writeString(directory.resolve("secret"), "hunter2");
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE, backupSetting())) {
            String made = server.operators()
                    .json("POST", "/api/v1/backup", "")
                    .path("name")
                    .asString();
            for (String name : List.of(
                    "..%2Fsecret",
                    "%2E%2E%2Fsecret",
                    "..%5Csecret",
                    "%2Fetc%2Fpasswd",
                    made + "%00",
                    made + ".partial",
                    "..%2Fback%20up's%2F" + made)) {
                HttpResponse<String> got = server.operators().send("GET", "/api/v1/backups/" + name, "");
                assertThat(got.statusCode()).as(name).isBetween(400, 404);
                assertThat(got.body()).doesNotContain("hunter2");
            }
        }
    }

    @Test
    void withPostgresTheTextSaysWhatToUse() {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.POSTGRESQL, backupSetting())) {
            HttpResponse<String> refused = server.operators().send("POST", "/api/v1/backup", "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("\"notEmbedded\"", "pg_dump");
        }
        assertThatThrownBy(() -> restore(directory.resolve("x"), DatabaseKind.POSTGRESQL.fresh(), true))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("pg_restore");
    }

    @Test
    void twoAtATimeAreOneTooMany() {
        DatabaseSettings source = DatabaseKind.SQLITE.fresh();
        try (Database database = Database.open(source, new Events())) {
            database.run(change -> change.handle().execute(MUCH));
        }
        try (ServerFixture server = ServerFixture.start(source, backupSetting())) {
            List<CompletableFuture<Integer>> all = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> server.operators()
                                    .send("POST", "/api/v1/backup", "")
                                    .statusCode()))
                    .limit(4)
                    .toList();
            List<Integer> statuses = all.stream().map(Await::result).toList();
            assertThat(statuses).containsOnly(201, 409).contains(201, 409);
            assertThat(server.operators().get("/api/v1/backups")).hasSize((int)
                    statuses.stream().filter(status -> status == 201).count());
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedIsSaid() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        try (ServerFixture server =
                ServerFixture.start(DatabaseKind.SQLITE, "backup.directory = \"" + file.resolve("sub") + "\"")) {
            HttpResponse<String> failed = server.operators().send("POST", "/api/v1/backup", "");
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).contains("backupFailed", file.toString());
        }
    }

    /** A backup of a database with one station, outside the directory of any server. */
    private Path backup() throws IOException {
        DatabaseSettings source = DatabaseKind.SQLITE.fresh();
        try (ServerFixture server = ServerFixture.start(source, backupSetting())) {
            server.operators().json("PUT", "/api/v1/stations/KEPT", "{}");
            String name = server.operators()
                    .json("POST", "/api/v1/backup", "")
                    .path("name")
                    .asString();
            return Files.copy(directory.resolve("back up's").resolve(name), directory.resolve("it's a backup.db"));
        }
    }

    @Test
    void restoringReplacesNothingUnlessTold() throws Exception {
        Path backup = backup();
        Path data = directory.resolve("data");
        DatabaseSettings target = in(data);
        try (DatabaseLock server = DatabaseLock.take(target);
                Database running = Database.open(target, new Events())) {
            assertThat(server).isNotNull();
            running.run(change -> change.handle()
                    .execute("insert into id_tag (folded, id_tag, status, created_at, changed_at)"
                            + " values ('old', 'OLD', 'Accepted', 0, 0)"));
            refused(Reason.IN_USE, backup, target, true);
        }
        byte[] before = Files.readAllBytes(data.resolve("ocpp.db"));
        refused(Reason.DATA_THERE, backup, target, false);
        assertThat(data.resolve("ocpp.db")).hasBinaryContent(before);

        Restore.Restored done = restore(backup, target, true);
        assertThat(done.stations()).isEqualTo(1);
        Path aside = Objects.requireNonNull(done.aside());
        assertThat(aside.resolve("ocpp.db")).hasBinaryContent(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("ocpp.db"))))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).containsExactlyInAnyOrder(data.resolve("ocpp.db"), data.resolve("ocpp.db-lock"), aside);
        }
        try (ServerFixture server = ServerFixture.start(target)) {
            assertThat(server.operators()
                            .get("/api/v1/stations/KEPT")
                            .path("identity")
                            .asString())
                    .isEqualTo("KEPT");
            assertThat(server.operators().send("GET", "/api/v1/idTags/OLD", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsNoBackupReplacesNothing() throws Exception {
        Path backup = backup();
        byte[] whole = Files.readAllBytes(backup);
        Path cut = Files.write(directory.resolve("cut.db"), Arrays.copyOf(whole, whole.length - 9000));
        byte[] scratched = whole.clone();
        Arrays.fill(scratched, whole.length / 2, whole.length / 2 + 5000, (byte) 7);
        Path damaged = Files.write(directory.resolve("scratched.db"), scratched);
        Path text = Files.writeString(directory.resolve("text.db"), "hello");
        Path other = sqlite("other.db", "create table a (b int)");
        Path newer = newer(backup);
        Path data = directory.resolve("data");
        DatabaseSettings target = in(data);
        Database.open(target, new Events()).close();
        byte[] before = Files.readAllBytes(data.resolve("ocpp.db"));
        assertThat(refused(Reason.FAILED, cut, target, true)).contains("cut.db");
        assertThat(refused(Reason.FAILED, damaged, target, true)).contains("scratched.db");
        assertThat(refused(Reason.FAILED, text, target, true)).contains("text.db", "no backup");
        assertThat(refused(Reason.FAILED, other, target, true)).contains("other.db", "no tables of ocpp-cs-server");
        assertThat(refused(Reason.FAILED, newer, target, true)).contains("version 999", "newer");
        assertThat(refused(Reason.FAILED, directory.resolve("none"), target, true))
                .contains("none is no file");
        assertThat(data.resolve("ocpp.db")).hasBinaryContent(before);
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).containsExactlyInAnyOrder(data.resolve("ocpp.db"), data.resolve("ocpp.db-lock"));
        }
    }

    private static String refused(Reason reason, Path backup, DatabaseSettings target, boolean force) {
        try {
            restore(backup, target, force);
        } catch (BackupException refused) {
            assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("It was restored: " + backup);
    }

    private Path sqlite(String name, String sql) throws SQLException {
        Path file = directory.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return file;
    }

    /** A backup as a later version of the server might make it. */
    private Path newer(Path backup) throws Exception {
        Files.copy(backup, directory.resolve("newer.db"));
        return sqlite(
                "newer.db",
                "insert into flyway_schema_history select installed_rank + 1, '999', 'later', type,"
                        + " 'V999__later.sql', 1, installed_by, installed_on, 1, true"
                        + " from flyway_schema_history order by installed_rank desc limit 1");
    }
}
