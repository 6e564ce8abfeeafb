package org.ocpp4j.server.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody in the server makes threads but this package: others would not be watched. */
class OneWayToThreadsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/ocpp4j/server");
    private static final Pattern FORBIDDEN =
            Pattern.compile("new Thread\\(|\\bExecutors\\.|new \\w*ThreadPoolExecutor\\("
                    + "|extends (Thread|\\w*ThreadPoolExecutor)\\b|new Timer\\(|new ForkJoinPool|commonPool\\(|parallelStream\\("
                    + "|startVirtualThread|Thread\\.of(Virtual|Platform)|setDefaultUncaughtExceptionHandler");

    /** These run in the common pool unless an executor is given: {@code (supplier)} and {@code (supplier, executor)}. */
    private static final Pattern COMMON_POOL = Pattern.compile(
            "\\.(supplyAsync|runAsync|thenRunAsync|thenApplyAsync|thenAcceptAsync|thenComposeAsync|whenCompleteAsync"
                    + "|handleAsync)\\((?![^;]*,)");

    @Test
    void onlyThisPackageMakesThreads() throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                seen++;
                String text = Files.readString(file);
                if (!file.startsWith(SOURCES.resolve("thread"))
                        && (FORBIDDEN.matcher(text).find()
                                || COMMON_POOL.matcher(text).find())) {
                    found.add(file.toString());
                }
            }
        }
        assertThat(seen).isGreaterThan(300);
        assertThat(found).isEmpty();
    }
}
