package org.ocpp4j.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * A line for people: time, level, message, and after a tab, which no message can have, the fields. An exception follows in
 * lines that begin with spaces, which no other line does.
 */
final class TextLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private TextLine() {}

    static String of(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(200)
                .append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp()).atZone(ZoneId.systemDefault())))
                .append(' ')
                .append(String.format(Locale.ROOT, "%-5s", event.getLevel()))
                .append(' ')
                .append(Escaped.text(Line.message(event)));
        char before = '\t';
        for (Map.Entry<String, String> field : Line.fields(event).entrySet()) {
            if (!field.getKey().equals(LogFields.REMOTE_ADDRESS)) { // it stands where the station connected
                line.append(before)
                        .append(Escaped.value(field.getKey()))
                        .append('=')
                        .append(Escaped.value(field.getValue()));
                before = ' ';
            }
        }
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            Thrown.trace(event.getThrowableProxy())
                    .forEach(each -> line.append("    ").append(each).append('\n'));
        }
        return line.toString();
    }
}
