package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process: what it refuses, and what it says. */
class SecureStartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    private record Ended(int status, String printed) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.ocpp4j.server.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).as(printed).isTrue();
        return new Ended(process.exitValue(), printed);
    }

    @Test
    void itDoesNotListenToTheNetworkWithoutCredentials() throws Exception {
        Ended ended = run("serve", "--host", "0.0.0.0", "--port", "0", "--http-port", "0");
        assertThat(ended.status()).isNotZero();
        assertThat(ended.printed()).contains("0.0.0.0", "token create", "operators.authentication");
    }

    @Test
    void aWrongSettingIsNamedWithItsPlace() throws Exception {
        Files.writeString(data.resolve("ocpp-cs-server.conf"), "# mine\nstations {\n  prot = 1\n}\n");
        Ended ended = run("check");
        assertThat(ended.status()).isNotZero();
        assertThat(ended.printed()).contains("ocpp-cs-server.conf", "3", "stations.prot", "stations.port");
    }
}
