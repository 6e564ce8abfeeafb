package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.Main;

/** The launcher as it is shipped, around the classes that are tested. */
class LauncherTest {
    private static final Path SHIPPED = Path.of("src/main/dist/bin/ocpp-cs-server");

    @TempDir
    Path directory;

    private Path home = Path.of("");
    private Path launcher = Path.of("");

    @BeforeEach
    void install() throws IOException {
        home = directory.resolve("a home with spaces");
        launcher = home.resolve("bin/ocpp-cs-server");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(SHIPPED, launcher);
        executable(launcher);
        install(MainWithParent.class);
    }

    /** The jar beside the launcher: nothing in it but the class path of the tests. */
    private void install(Class<?> mainClass) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass.getName());
        main.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(home.resolve("lib/ocpp-cs-server.jar"))) {
            new JarOutputStream(file, manifest).close();
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Map<String, String> thisJava() {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"), "OCPP_JAVA_OPTIONS", "-Xmx256m -XX:TieredStopAtLevel=1");
    }

    private String[] serve() throws IOException {
        Path settings = directory.resolve("server.conf");
        Files.writeString(settings, "stations.port = 0\noperators.port = 0\ndata = \"" + directory + "\"");
        // A build in the background ignores some signals, and what a shell was started to ignore it cannot trap.
        return new String[] {"env", "--default-signal", launcher.toString(), "serve", "--config", settings.toString()};
    }

    @ParameterizedTest
    @CsvSource({"TERM, false", "INT, false", "QUIT, true", "USR1, true"})
    void signalsReachTheServer(String signal, boolean gracefully) throws Exception {
        try (ServerProcess server = ServerProcess.startAs(thisJava(), serve())) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("Heartbeat", "{}")).contains("currentTime");
            server.signal(signal);
            assertThat(Await.result(station.closed())).isEqualTo(1001);
            assertThat(server.awaitEnd()).isZero();
            server.awaitOutput(Pattern.compile("Stopped"));
            assertThat(server.output().stream().anyMatch(line -> line.contains("Drained")))
                    .isEqualTo(gracefully);
        }
    }

    @Test
    void theServerLivesThroughAReloadAndADrain() throws Exception {
        try (ServerProcess server = ServerProcess.startAs(thisJava(), serve())) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            server.signal("HUP");
            server.awaitOutput(Pattern.compile("Settings and certificates were read again"));
            assertThat(station.call("Heartbeat", "{}")).contains("currentTime");
            server.signal("WINCH");
            assertThat(Await.result(station.closed())).isEqualTo(1001);
            assertThat(server.isAlive()).isTrue();
            server.signal("TERM");
            assertThat(server.awaitEnd()).isZero();
        }
    }

    private record Ran(int status, String output) {}

    private Ran run(Map<String, String> environment, String input, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }

    @Test
    void commandsReadAndAnswer() throws Exception {
        install(Main.class);
        Path link = directory.resolve("ocpp");
        Files.createSymbolicLink(link, launcher);
        Ran ran = run(
                thisJava(),
                "{\"version\":\"1.6\",\"frame\":\"[2,\\\"1\\\",\\\"Heartbeat\\\",{}]\"}\n",
                link.toString(),
                "validate");
        assertThat(ran.output()).contains("\"valid\":true");
        assertThat(ran.status()).isZero();
        assertThat(run(thisJava(), "", launcher.toString(), "check", "--set", "nonsense=1")
                        .status())
                .isEqualTo(1);
        assertThat(run(thisJava(), "", launcher.toString(), "--help").output()).contains("Usage: ocpp-cs-server");
    }

    @Test
    void anOldOrMissingJavaIsSaid() throws Exception {
        Path java = directory.resolve("old/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\necho '    java.specification.version = 1.8' >&2\n");
        executable(java);
        Ran old = run(Map.of("JAVA_HOME", directory.resolve("old").toString()), "", launcher.toString(), "check");
        assertThat(old).isEqualTo(new Ran(1, "ocpp-cs-server: " + java + " is Java 1.8; 17 or newer is needed\n"));
        Ran missing = run(Map.of("JAVA_HOME", "/nowhere"), "", launcher.toString(), "check");
        assertThat(missing)
                .isEqualTo(new Ran(1, "ocpp-cs-server: there is no /nowhere/bin/java, though JAVA_HOME is /nowhere\n"));
    }

    @Test
    void aRuntimeBesideItIsTaken() throws Exception {
        Files.createDirectories(home.resolve("runtime/bin"));
        Path java = home.resolve("runtime/bin/java");
        Files.writeString(
                java,
                String.join(
                        "\n",
                        List.of(
                                "#!/bin/sh",
                                "case $1 in -XshowSettings*) echo ' java.specification.version = 17' >&2 ;;",
                                "*) echo \"taken: $*\" ;; esac",
                                "")));
        executable(java);
        assertThat(run(
                                Map.of("JAVA_HOME", "/nowhere", "OCPP_JAVA_OPTIONS", ""),
                                "",
                                launcher.toString(),
                                "check",
                                "a b")
                        .output())
                .isEqualTo("taken: -jar " + home + "/lib/ocpp-cs-server.jar check a b\n");
    }
}
