package org.ocpp4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and the page on webhooks quote is what the build compiles. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void everyJavaBlockStandsInAnExample() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(Files::isRegularFile).map(ReadmeTest::read).toList();
        }
        List<String> blocks = JAVA.matcher(read(Path.of("../README.md")) + read(Path.of("../docs/webhook.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(sources)
                        .anySatisfy(source -> assertThat(flat(source)).contains(flat(block))));
    }

    @Test
    void theRussianReadmeHasTheSameBlocks() {
        assertThat(blocks(Path.of("../README.ru.md")))
                .isNotEmpty()
                .containsExactlyElementsOf(blocks(Path.of("../README.md")));
    }

    private static List<String> blocks(Path file) {
        return BLOCK.matcher(read(file)).results().map(MatchResult::group).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String flat(String code) {
        return code.replaceAll("\\s", "");
    }
}
