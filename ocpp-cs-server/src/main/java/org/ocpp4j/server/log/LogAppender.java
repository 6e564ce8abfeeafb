package org.ocpp4j.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Map;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Writes to the console, and omits lines that are repeated too often, so that a broken station cannot fill a disk.
 * Lines below INFO and those marked {@link #AUDIT} are never left out. Made by logback; thread-safe.
 */
public final class LogAppender extends ConsoleAppender<ILoggingEvent> {
    /** Marks lines that many stations, or clients that claim to be stations, cause alike: they are counted together. */
    public static final Marker SHARED = MarkerFactory.getMarker("SHARED");

    /** Marks lines about commands and changes and their callers, refused ones included: each of them is written. */
    public static final Marker AUDIT = MarkerFactory.getMarker("AUDIT");

    private final LineLimit limit = new LineLimit(System::nanoTime);

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.INFO) || hasMarker(event, AUDIT)) {
            super.append(event);
            return;
        }
        boolean shared = hasMarker(event, SHARED);
        String station = shared ? "" : event.getMDCPropertyMap().getOrDefault(LogFields.STATION, "");
        String template = event.getMessage() == null ? "" : Escaped.beginning(event.getMessage());
        LineLimit.Verdict verdict =
                limit.check(station, event.getLoggerName(), template, event.getLevel(), () -> Line.message(event));
        LineLimit.LeftOut before = verdict.before();
        if (before != null) {
            tell(before);
        }
        if (verdict.passes()) {
            super.append(event);
        }
        limit.untold(false).forEach(this::tell);
    }

    private static boolean hasMarker(ILoggingEvent event, Marker marker) {
        return event.getMarkerList() != null && event.getMarkerList().contains(marker);
    }

    private void tell(LineLimit.LeftOut leftOut) {
        boolean different = leftOut.key().template().isEmpty();
        super.append(note(
                leftOut.key().station(),
                leftOut.key().level(),
                different
                        ? "{} different lines were left out, the last: {}"
                        : "{} such lines were left out, the last: {}",
                leftOut.lines(),
                leftOut.last()));
    }

    /** Of the level of the lines that it stands for. */
    private LoggingEvent note(String station, Level level, String message, Object... arguments) {
        Logger logger = ((LoggerContext) getContext()).getLogger(LogAppender.class);
        LoggingEvent note = new LoggingEvent(LogAppender.class.getName(), logger, level, message, null, arguments);
        note.setMDCPropertyMap(station.isEmpty() ? Map.of() : Map.of(LogFields.STATION, station));
        return note;
    }

    /** Reports the lines omitted until the end. */
    @Override
    public void stop() {
        if (isStarted()) {
            limit.untold(true).forEach(this::tell);
        }
        super.stop();
    }
}
