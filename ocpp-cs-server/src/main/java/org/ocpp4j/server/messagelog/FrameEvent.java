package org.ocpp4j.server.messagelog;

import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A frame as an event of the type {@code FRAME}. */
final class FrameEvent {
    private FrameEvent() {}

    /** Publishes a frame if there is a listener. */
    static void publish(Events events, FrameRow row) {
        if (events.isHeard(EventType.FRAME)) {
            ObjectNode data = JsonNodeFactory.instance
                    .objectNode()
                    .put("direction", row.direction().name())
                    .put("protocol", row.protocol().name())
                    .put("ocppVersion", row.ocppVersion())
                    .put("kind", row.kind().name())
                    .put("action", row.action())
                    .put("messageId", row.messageId())
                    .put("millis", row.millis())
                    .put("text", row.text())
                    .put("size", row.size());
            events.publish(new Event(EventType.FRAME, row.identity(), row.at(), data));
        }
    }
}
