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
 * Writes to the console, and leaves out what is repeated too often, so that a broken station cannot fill a disk. Lines
 * below INFO are never left out. Made by logback; thread-safe.
 */
public final class LogAppender extends ConsoleAppender<ILoggingEvent> {
    /** Marks lines of which many stations, or whoever calls himself one, write the same: they are counted together. */
    public static final Marker SHARED = MarkerFactory.getMarker("SHARED");

    private final LineLimit limit = new LineLimit(System::nanoTime);

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.INFO)) {
            super.append(event);
            return;
        }
        boolean shared = event.getMarkerList() != null && event.getMarkerList().contains(SHARED);
        String station = shared ? "" : event.getMDCPropertyMap().getOrDefault(LogFields.STATION, "");
        String template = event.getMessage() == null ? "" : Escaped.beginning(event.getMessage());
        LineLimit.Verdict verdict = limit.check(station, template, event.getLevel());
        if (verdict.leftOutBefore() > 0) {
            super.append(note(
                    station, event.getLevel(), "{} lines like the next one were left out", verdict.leftOutBefore()));
        }
        if (verdict.passes()) {
            super.append(event);
        }
        tell(false);
    }

    private void tell(boolean all) {
        for (LineLimit.LeftOut leftOut : limit.untold(all)) {
            super.append(note(
                    leftOut.key().station(),
                    leftOut.key().level(),
                    leftOut.key().template().isEmpty()
                            ? "{} different lines were left out"
                            : "{} lines like '{}' were left out",
                    leftOut.lines(),
                    leftOut.key().template()));
        }
    }

    /** Of the level of the lines that it stands for. */
    private LoggingEvent note(String station, Level level, String message, Object... arguments) {
        Logger logger = ((LoggerContext) getContext()).getLogger(LogAppender.class);
        LoggingEvent note = new LoggingEvent(LogAppender.class.getName(), logger, level, message, null, arguments);
        note.setMDCPropertyMap(station.isEmpty() ? Map.of() : Map.of(LogFields.STATION, station));
        return note;
    }

    /** Tells what was left out until the end. */
    @Override
    public void stop() {
        if (isStarted()) {
            tell(true);
        }
        super.stop();
    }
}
