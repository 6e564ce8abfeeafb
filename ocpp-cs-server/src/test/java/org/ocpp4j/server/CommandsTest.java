package org.ocpp4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.access.ApiCredentials;
import org.ocpp4j.server.access.CredentialStore;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.endtoend.ServerFixture;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.OperatorDoorSettings.Authentication;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.settings.SettingsSource;

/** The commands about settings and credentials. */
class CommandsTest {
    @TempDir
    Path directory;

    private String out = "";
    private String err = "";

    private int run(String... arguments) {
        StringWriter written = new StringWriter();
        StringWriter complained = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(written))
                .setErr(new PrintWriter(complained))
                .execute(arguments);
        out = written.toString();
        err = complained.toString();
        return status;
    }

    private int runOn(DatabaseSettings database, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--set", "database.url=" + database.url(), "--set", "database.user=" + database.user()));
        return run(all.toArray(String[]::new));
    }

    @Test
    void thePageOfAllSettingsIsUpToDate() throws IOException {
        assertThat(run("settings")).isZero();
        assertThat(Path.of("../docs/settings.md"))
                .as("java -jar ocpp-cs-server/target/ocpp-cs-server.jar settings > docs/settings.md")
                .content()
                .isEqualTo(out);
        assertThat(out)
                .contains("### `stations.tls.client-authorities`", "`OCPP_STATIONS_TLS_CLIENT_AUTHORITIES`")
                .contains("- Default: `9220`", "a whole number, from 0 to 65535", "- Flag: `--http-port`")
                .contains("one of `where-set`, `password`, `certificate`");
    }

    @Test
    void checkSaysWhereEachValueComesFromAndHidesSecrets() throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.conf"), "# mine\nstations.port = 80\ndatabase.password = hunter2\n");
        assertThat(run("check", "--config", file.toString(), "--http-port", "81", "--demo"))
                .isZero();
        assertThat(out.lines())
                .containsExactly(
                        "OK",
                        "  stations.port = 80   (" + file + ":2)",
                        "  operators.port = \"81\"   (--http-port)",
                        "  database.password = \"***\"   (" + file + ":3)",
                        "  demo.on = \"true\"   (--demo)");
        assertThat(run("check")).isZero();
        assertThat(out).contains("OK", "all defaults");
    }

    @Test
    void checkNamesEveryProblem() throws IOException {
        Path file = Files.writeString(directory.resolve("a.conf"), "stations.port = x\nstations.prot = 1\n");
        assertThat(run("check", "--config", file.toString(), "--heartbeat-interval", "often"))
                .isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err)
                .startsWith("3 problems with the settings:")
                .contains(file + ":1: stations.port", file + ":2: stations.prot", "--heartbeat-interval: backend.");
        assertThat(run("check", "--heartbeat-interval", "300")).isZero();
        assertThat(out).contains("backend.heartbeat-interval = \"300s\"");
    }

    @ParameterizedTest
    @EnumSource
    void checkTriesTheDatabaseAndTheRule(DatabaseKind kind) {
        DatabaseSettings database = kind.fresh();
        assertThat(runOn(database, "check", "--database")).isZero();
        assertThat(out).contains(kind == DatabaseKind.SQLITE ? "the server will make it" : "answers: PostgreSQL");
        assertThat(runOn(database, "check", "--database", "--host", "0.0.0.0")).isEqualTo(1);
        assertThat(err).contains("token create", "authentication=off");
        assertThat(runOn(database, "token", "create", "ci", "--scope", "view")).isZero();
        assertThat(runOn(database, "check", "--database", "--host", "0.0.0.0")).isZero();
        assertThat(out).contains("answers: " + (kind == DatabaseKind.SQLITE ? "SQLite" : "PostgreSQL"));
    }

    @Test
    void aDatabaseThatCannotBeReachedIsSaid() {
        assertThat(run(
                        "check",
                        "--database",
                        "--set",
                        "database.url=jdbc:postgresql://127.0.0.1:1/ocpp",
                        "--set",
                        "database.password=hunter2"))
                .isEqualTo(1);
        assertThat(err)
                .contains("The database jdbc:postgresql://127.0.0.1:1/ocpp cannot be opened")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @EnumSource
    void aTokenLivesFromItsCreationToItsRevocation(DatabaseKind kind) {
        DatabaseSettings database = kind.fresh();
        assertThat(runOn(database, "token", "create", "grafana", "--scope", "view", "--expires", "90d"))
                .isZero();
        String token = out.strip();
        assertThat(token).matches("ocpp_[A-Za-z0-9_-]{43}");
        assertThat(runOn(database, "token", "list")).isZero();
        assertThat(out).contains("grafana", "view", "active").doesNotContain(token);
        assertThat(caller(database, "Bearer " + token)).isEqualTo(new Caller("grafana", Scope.VIEW));
        assertThat(runOn(database, "token", "create", "grafana", "--scope", "view"))
                .isEqualTo(1);
        assertThat(err).contains("of the name grafana already");
        assertThat(runOn(database, "account", "remove", "grafana")).isEqualTo(1);
        assertThat(runOn(database, "token", "revoke", "grafana")).isZero();
        assertThat(caller(database, "Bearer " + token)).isNull();
        assertThat(runOn(database, "token", "revoke", "grafana")).isEqualTo(1);
        assertThat(runOn(database, "token", "list")).isZero();
        assertThat(out).contains("revoked");
    }

    @ParameterizedTest
    @EnumSource
    void anAccountHasAPasswordFromStandardInputOrAMadeUpOne(DatabaseKind kind) {
        DatabaseSettings database = kind.fresh();
        InputStream real = System.in;
        try {
            System.setIn(new ByteArrayInputStream("pässword: one\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(runOn(database, "account", "create", "anna", "--scope", "command", "--password-stdin"))
                    .isZero();
            System.setIn(new ByteArrayInputStream("short\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(runOn(database, "account", "create", "ben", "--scope", "view", "--password-stdin"))
                    .isEqualTo(1);
            assertThat(err).contains("10 to 200 characters").doesNotContain("short");
        } finally {
            System.setIn(real);
        }
        assertThat(caller(database, basic("anna:pässword: one"))).isEqualTo(new Caller("anna", Scope.COMMAND));
        assertThat(runOn(database, "account", "create", "ben", "--scope", "administer", "--generate"))
                .isZero();
        assertThat(caller(database, basic("ben:" + out.strip()))).isEqualTo(new Caller("ben", Scope.ADMINISTER));
        assertThat(runOn(database, "account", "list")).isZero();
        assertThat(out).contains("anna", "command", "ben", "administer");
        assertThat(runOn(database, "account", "remove", "anna")).isZero();
        assertThat(caller(database, basic("anna:pässword: one"))).isNull();
    }

    @Test
    void whatIsWrongWithACredentialIsSaid() {
        DatabaseSettings database = DatabaseKind.SQLITE.fresh();
        assertThat(runOn(database, "token", "create", "a", "--scope", "everything"))
                .isEqualTo(1);
        assertThat(err).contains("view, command, administer");
        assertThat(runOn(database, "token", "create", "a", "--scope", "view", "--expires", "90"))
                .isEqualTo(1);
        assertThat(err).contains("as in 90d");
        assertThat(runOn(database, "token", "create", "a:b", "--scope", "view")).isEqualTo(1);
        assertThat(err).contains("The name \"a:b\" cannot be used");
        assertThat(runOn(database, "token", "create", "a")).isEqualTo(2);
        assertThat(err).contains("--scope");
    }

    @Test
    void commandsWorkBesideAServerAndASecondServerDoesNot() {
        String data = directory.resolve("data").toString();
        DatabaseSettings settings =
                SettingsSource.parse("data = \"" + data + "\"").database();
        try (ServerFixture running = ServerFixture.start(settings)) {
            String created = inAnotherProcess("token", "create", "a", "--scope", "administer", "--data", data);
            assertThat(created).contains("exit status 0").doesNotContain("Exception");
            String token = created.lines()
                    .filter(line -> line.startsWith("ocpp_"))
                    .findFirst()
                    .orElseThrow();
            assertThat(running.operators()
                            .send("GET", "/api/v1/credentials", "", "Authorization", "Bearer " + token)
                            .body())
                    .contains("\"a\"");
            assertThat(inAnotherProcess("check", "--database", "--data", data))
                    .contains("exit status 0", "answers: SQLite");
            assertThat(inAnotherProcess("serve", "--port", "0", "--set", "operators.port=0", "--data", data))
                    .contains("exit status 1", "A server is using the database " + data, "ocpp.db; stop that server")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void otherMachinesAreNotLetInBeforeSomebodySaidWho() {
        String data = directory.resolve("data").toString();
        PrintStream real = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
            assertThat(run("serve", "--host", "0.0.0.0", "--port", "0", "--data", data))
                    .isEqualTo(1);
        } finally {
            System.setErr(real);
        }
        assertThat(captured.toString(StandardCharsets.UTF_8))
                .contains(
                        "operators.host = 0.0.0.0",
                        "token create",
                        "account create",
                        "--set operators.authentication=off");
    }

    private static String inAnotherProcess(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.ocpp4j.server.Main"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return "exit status " + process.waitFor() + "\n" + output;
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static @Nullable Caller caller(DatabaseSettings settings, String header) {
        try (Database database = Database.open(settings, new Events())) {
            CredentialStore store = new CredentialStore(database, Clock.systemUTC());
            return new ApiCredentials(store, Authentication.REQUIRED, true, Clock.systemUTC())
                    .authenticate(header)
                    .orElse(null);
        }
    }

    private static String basic(String nameAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aBackupIsMadeAndFoundByItsName() throws IOException {
        Path data = directory.resolve("data/ocpp.db");
        DatabaseSettings database = DatabaseKind.SQLITE.fresh().at(data);
        Path backups = directory.resolve("backups");
        String kept = "backup.directory=" + backups;
        assertThat(runOn(database, "backup", "--set", kept)).isEqualTo(1);
        Database.open(database, new Events()).close();

        assertThat(runOn(database, "backup", "--set", kept)).isZero();
        Path backup;
        try (Stream<Path> files = Files.list(backups)) {
            backup = files.findFirst().orElseThrow();
        }
        assertThat(out).startsWith(backup + " (").endsWith(" bytes)" + System.lineSeparator());

        String name = backup.getFileName().toString();
        assertThat(runOn(database, "restore", name)).isEqualTo(1);
        assertThat(err).contains(name + " is no file that this user may read");
        assertThat(runOn(database, "restore", name, "--set", kept)).isEqualTo(1);
        assertThat(err).contains("ocpp.db is there already. With --force");
        assertThat(runOn(database, "restore", name, "--set", kept, "--force")).isZero();
        assertThat(out).contains("Restored " + backup + " into " + data, "What was there before is in");
        try (ServerFixture restored = ServerFixture.start(database)) {
            assertThat(runOn(database, "restore", name, "--set", kept, "--force"))
                    .isEqualTo(1);
            assertThat(err).contains("A server is using the database " + data);
            assertThat(restored.operators().get("/api/v1/stations")).isEmpty();
        }
    }
}
