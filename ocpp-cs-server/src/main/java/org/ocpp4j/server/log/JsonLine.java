package org.ocpp4j.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line for programs: one JSON object. Logback's own encoder has neither ISO times nor fields at the top. */
final class JsonLine {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private JsonLine() {}

    static String of(ILoggingEvent event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("timestamp", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
        line.put("level", String.valueOf(event.getLevel()));
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.put("message", Escaped.beginning(Line.message(event)));
        Line.fields(event).forEach((name, value) -> {
            if (!line.has(name)) {
                line.put(name, Escaped.beginning(value));
            }
        });
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            ObjectNode exception = line.putObject("exception");
            exception.put("class", thrown.getClassName());
            exception.put("message", Escaped.beginning(Thrown.message(thrown)));
            exception.put("stackTrace", String.join("\n", Thrown.trace(thrown)));
        }
        return Escaped.json(JSON.writeValueAsString(line)) + '\n';
    }
}
