package org.ocpp4j.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Form and level change while the process runs. */
class LogOutputTest {
    private static final Logger OURS = LoggerFactory.getLogger("org.ocpp4j.server.Test");
    private static final Logger OTHERS = LoggerFactory.getLogger("org.eclipse.jetty.Test");

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void reset() {
        System.setOut(console);
        LogOutput.apply(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO));
    }

    private List<String> lines() {
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        written.reset();
        return lines;
    }

    private static void write() {
        for (Logger logger : List.of(OURS, OTHERS)) {
            logger.debug("debug {}", logger.getName());
            logger.info("info {}", logger.getName());
            logger.warn("warn {}", logger.getName());
            logger.error("error {}", logger.getName());
        }
    }

    private List<String> levels(LogSettings.Level level) {
        LogOutput.apply(new LogSettings(LogSettings.Format.JSON, level));
        write();
        return lines().stream()
                .map(line -> JsonMapper.shared().readTree(line).path("message").asString())
                .toList();
    }

    @Test
    void levelsChange() {
        String ours = OURS.getName();
        String others = OTHERS.getName();
        assertThat(levels(LogSettings.Level.DEBUG))
                .containsExactly(
                        "debug " + ours,
                        "info " + ours,
                        "warn " + ours,
                        "error " + ours,
                        "warn " + others,
                        "error " + others);
        assertThat(levels(LogSettings.Level.ERROR)).containsExactly("error " + ours, "error " + others);
        assertThat(levels(LogSettings.Level.WARN))
                .containsExactly("warn " + ours, "error " + ours, "warn " + others, "error " + others);
        assertThat(levels(LogSettings.Level.INFO))
                .containsExactly("info " + ours, "warn " + ours, "error " + ours, "warn " + others, "error " + others);
    }

    /** Else PostgreSQL's driver would write to standard error, in a form that no reader of JSON expects. */
    @Test
    void whatDriversLogIsWrittenHere() {
        PrintStream errors = System.err;
        ByteArrayOutputStream elsewhere = new ByteArrayOutputStream();
        System.setErr(new PrintStream(elsewhere, true, StandardCharsets.UTF_8));
        try {
            LogOutput.takeJavaLogging();
            LogOutput.apply(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.INFO));
            java.util.logging.Logger driver = java.util.logging.Logger.getLogger("org.postgresql.Driver");
            driver.info("connected");
            driver.warning("cannot connect");
        } finally {
            System.setErr(errors);
        }
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("message")
                                .asString())
                        .isEqualTo("cannot connect"));
        assertThat(elsewhere.size()).isZero();
    }

    @Test
    void formsChange() {
        OURS.info("text");
        LogOutput.apply(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.INFO));
        OURS.info("json");
        LogOutput.apply(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO));
        OURS.info("text again");
        List<String> lines = lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).endsWith("INFO  text");
        assertThat(lines.get(1)).startsWith("{").contains("\"json\"");
        assertThat(lines.get(2)).endsWith("INFO  text again");
    }

    @Test
    void whatIsRepeatedIsLeftOutAndTold() {
        for (int i = 1; i <= 50; i++) {
            int number = i;
            LogFields.station("NOISY-LIMIT").run(() -> OURS.warn("again {} and again {}", number, "x"));
        }
        LogFields.station("QUIET-LIMIT").run(() -> OURS.warn("again and again"));
        for (int i = 0; i < 25; i++) {
            LogFields.station("BUSY-LIMIT").run(() -> OURS.info("stopped"));
        }
        for (int i = 0; i < 50; i++) {
            OURS.warn(LogAppender.SHARED, "of all");
        }
        assertThat(lines().stream().filter(line -> line.contains("NOISY-LIMIT")))
                .hasSize(LineLimit.SAME);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appender = context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
        appender.stop();
        try {
            assertThat(lines())
                    .anyMatch(line -> line.contains("30 such lines were left out, the last: again 50 and again x")
                            && line.contains(" WARN ")
                            && line.endsWith("\tstation=NOISY-LIMIT"))
                    .anyMatch(line -> line.contains(" INFO  5 such lines were left out, the last: stopped"))
                    .anyMatch(line -> line.contains("30 such lines were left out, the last: of all"))
                    .noneMatch(line -> line.contains("QUIET-LIMIT"));
        } finally {
            appender.start();
        }
    }

    @Test
    void whoCommandedWhatIsNeverLeftOut() {
        for (int i = 0; i < 3_000; i++) {
            LogFields.station("AUDIT-LIMIT")
                    .run(() -> OURS.info(LogAppender.AUDIT, "{} commanded by {}", "Reset", "eve"));
        }
        assertThat(lines().stream().filter(line -> line.contains("Reset commanded by eve")))
                .hasSize(3_000);
    }
}
