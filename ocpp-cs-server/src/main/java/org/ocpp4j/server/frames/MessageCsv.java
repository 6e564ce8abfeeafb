package org.ocpp4j.server.frames;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames as CSV (RFC 4180), with a header. */
final class MessageCsv {
    static final String MEDIA_TYPE = "text/csv";

    private static final String HEADER =
            "seq,identity,at,direction,protocol,ocppVersion,kind,action,messageId,millis,text,size\r\n";

    private MessageCsv() {}

    static String write(List<Message> messages) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (Message each : messages) {
            csv.append(each.seq());
            field(csv, each.identity());
            field(csv, each.at().toString());
            field(csv, each.direction());
            field(csv, each.protocol());
            field(csv, each.ocppVersion());
            field(csv, each.kind());
            field(csv, each.action());
            field(csv, each.messageId());
            field(csv, each.millis() == null ? null : each.millis().toString());
            field(csv, each.text());
            csv.append(',').append(each.size()).append("\r\n");
        }
        return csv.toString();
    }

    private static void field(StringBuilder csv, @Nullable String value) {
        csv.append(',');
        if (value == null) {
            return;
        }
        boolean plain = value.chars().noneMatch(each -> each == '"' || each == ',' || each == '\n' || each == '\r');
        csv.append(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
    }
}
