package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.Await;

/**
 * The session of the README, command by command, as a shell runs it, at the process that the README starts: below each
 * command stands what it prints, with … for whatever may differ.
 */
class ReadmeSessionTest {
    private record Step(String command, String expected) {
        String answer(String address) throws IOException, InterruptedException {
            Process shell = new ProcessBuilder("bash", "-c", command.replace("http://127.0.0.1:9221", address))
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return printed.strip();
        }

        Pattern pattern() {
            return Pattern.compile(
                    Stream.of(expected.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                    Pattern.DOTALL);
        }
    }

    private static List<Step> steps() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String block = readme.replaceAll("(?s).*?```sh\n(.*?)```.*", "$1");
        List<Step> steps = new ArrayList<>();
        String command = "";
        for (String line : block.lines().toList()) {
            if (line.startsWith("# ")) {
                steps.add(new Step(command, line.substring(2)));
            } else {
                command = line;
            }
        }
        return steps;
    }

    @Test
    void everyCommandPrintsWhatTheReadmeSays() throws Exception {
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(5);
        try (ServerProcess server = ServerProcess.start("--demo", "--port", "0", "--http-port", "0")) {
            Operators operators = new Operators(server.operators());
            Await.until(
                    "the stations of the demo charge, and the frame log knows it",
                    () -> operators
                                    .get("/api/v1/messages?identity=CP-1&action=StartTransaction&kind=CALL")
                                    .size()
                            > 0);
            for (Step step : steps) {
                assertThat(step.answer(operators.address().toString()))
                        .as(step.command())
                        .matches(step.pattern());
            }
            assertThat(server.terminate()).isZero();
        }
    }
}
