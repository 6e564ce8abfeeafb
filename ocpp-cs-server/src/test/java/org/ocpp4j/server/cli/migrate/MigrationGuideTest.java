package org.ocpp4j.server.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/migration.md: each line of its tables is held by a test that exists, or says that it is different. */
class MigrationGuideTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern HELD_BY = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    private record Line(int number, List<String> cells) {
        String there() {
            return cells.get(0);
        }

        String here() {
            return cells.get(1);
        }

        String heldBy() {
            return cells.size() > 2 ? cells.get(2) : "";
        }
    }

    private static List<Line> lines() throws IOException {
        List<String> guide = Files.readAllLines(PROJECT.resolve("docs/migration.md"));
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < guide.size(); index++) {
            String text = guide.get(index);
            if (text.startsWith("| ") && !text.endsWith("| Held by |")) {
                lines.add(new Line(
                        index + 1,
                        Arrays.stream(text.substring(1).split("\\|", -1))
                                .map(String::strip)
                                .toList()));
            }
        }
        return lines;
    }

    @Test
    void eachLineIsHeldOrDifferent() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(50);
        for (Line line : lines()) {
            boolean different = line.here().contains("different:");
            assertThat(different || !line.heldBy().isEmpty())
                    .as("line %d, %s", line.number(), line.there())
                    .isTrue();
        }
    }

    @Test
    void theTestsExist() throws IOException {
        for (Line line : lines()) {
            if (line.heldBy().isEmpty()) {
                continue;
            }
            Matcher named = HELD_BY.matcher(line.heldBy());
            assertThat(named.matches())
                    .as("line %d: %s", line.number(), line.heldBy())
                    .isTrue();
            String source = source(named.group(1));
            assertThat(source).as("line %d: %s", line.number(), named.group(1)).isNotEmpty();
            if (named.group(2) != null) {
                assertThat(source)
                        .as("line %d: %s", line.number(), line.heldBy())
                        .contains("void " + named.group(2) + "(");
            }
        }
    }

    /** The source of a test in any module, or nothing. */
    private static String source(String name) throws IOException {
        for (String module : List.of("ocpp-cs-server", "ocpp-cp-emulator", "ocpp-soap-transport", "examples")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/test"))) {
                List<Path> found =
                        files.filter(file -> file.endsWith(name + ".java")).toList();
                if (!found.isEmpty()) {
                    return Files.readString(found.get(0));
                }
            }
        }
        return "";
    }
}
