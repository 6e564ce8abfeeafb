package org.ocpp4j.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Form and level of this process's log. Both may change at any time, by any thread. With a separate configuration of
 * logback ({@code -Dlogback.configurationFile}), nothing is changed.
 */
public final class LogOutput {
    private static final String OURS = "org.ocpp4j";

    /** Lines of third-party libraries are of no use to operators, and may show credentials: warnings only. */
    private static final List<String> QUIET = List.of(
            "org.ocpp4j.emulator",
            "com.zaxxer.hikari",
            "org.flywaydb",
            "org.postgresql",
            "io.javalin",
            "org.eclipse.jetty",
            "io.netty");

    private static volatile boolean everyCall;

    private LogOutput() {}

    /**
     * Writes the log as set, from the next line on.
     *
     * @param settings form and level
     */
    public static synchronized void apply(LogSettings settings) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
                || System.getProperty("logback.configurationFile") != null) {
            return;
        }
        Level level = Level.toLevel(settings.level().name(), Level.INFO);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(atLeast(Level.INFO, level));
        context.getLogger(OURS).setLevel(level);
        QUIET.forEach(name -> context.getLogger(name).setLevel(atLeast(Level.WARN, level)));
        context.getLogger("org.ocpp4j.server.backend")
                .setLevel(everyCall && level.equals(Level.INFO) ? Level.DEBUG : null);
        format(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME), settings.format());
    }

    /** Redirects the lines of {@code java.util.logging} to this log, and only there. */
    public static synchronized void takeJavaLogging() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    /**
     * Shows each exception that is given to the log, also below its level: what libraries catch, they log at least.
     *
     * @param watcher receives it, on the thread that logs
     */
    public static synchronized void onThrown(Consumer<Throwable> watcher) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.addTurboFilter(new ThrownFilter(watcher));
        }
    }

    /** From the next {@link #apply} on, at level INFO what stations report is shown call by call, too: for the demo. */
    public static void showEveryCall() {
        everyCall = true;
    }

    private static Level atLeast(Level least, Level level) {
        return level.isGreaterOrEqual(least) ? level : least;
    }

    private static void format(Logger root, LogSettings.Format format) {
        Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
        while (appenders.hasNext()) {
            if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> stream) {
                Encoder<ILoggingEvent> encoder = stream.getEncoder();
                if (encoder instanceof LineEncoder lines) {
                    lines.format(format);
                }
            }
        }
    }
}
