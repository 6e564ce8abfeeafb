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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ocpp4j.server.database.DatabaseKind;

/**
 * The session of the README, command by command, as a shell runs it: below each command stands what it prints, with … for
 * whatever may differ.
 */
class ReadmeSessionTest {
    private record Step(String command, String expected) {
        String answerOf(int port) throws IOException, InterruptedException {
            Process shell = new ProcessBuilder("bash", "-c", command.replace("127.0.0.1:9221", "127.0.0.1:" + port))
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

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatTheReadmeSays() throws IOException {
        ServerFixture server = ServerFixture.start(DatabaseKind.H2, "demo.stations = 4");
        Operators operators = server.operators();
        Waiting.until(
                "the stations of the demo",
                () -> operators.get("/api/v1/transactions").size() >= 4);
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(5);
        return steps.stream()
                .map(step -> DynamicTest.dynamicTest(
                        step.command(),
                        () -> assertThat(step.answerOf(operators.address().getPort()))
                                .matches(step.pattern())))
                .onClose(server::close);
    }
}
