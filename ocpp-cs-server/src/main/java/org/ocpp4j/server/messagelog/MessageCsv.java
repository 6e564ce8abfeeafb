package org.ocpp4j.server.messagelog;

import java.util.Arrays;
import java.util.List;
import org.ocpp4j.server.rest.list.Csv;

/** Frames as CSV, with a header. */
final class MessageCsv {
    static final String MEDIA_TYPE = "text/csv";

    private static final List<String> HEADER = List.of(
            "seq",
            "identity",
            "at",
            "direction",
            "protocol",
            "ocppVersion",
            "kind",
            "action",
            "messageId",
            "millis",
            "text",
            "size");

    private MessageCsv() {}

    static String write(List<Message> messages) {
        StringBuilder csv = new StringBuilder(Csv.line(HEADER));
        for (Message each : messages) {
            csv.append(Csv.line(Arrays.asList(
                    each.seq(),
                    each.identity(),
                    each.at(),
                    each.direction(),
                    each.protocol(),
                    each.ocppVersion(),
                    each.kind(),
                    each.action(),
                    each.messageId(),
                    each.millis(),
                    each.text(),
                    each.size())));
        }
        return csv.toString();
    }
}
