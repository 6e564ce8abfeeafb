package org.ocpp4j.server.delivery;

import java.time.Instant;
import org.ocpp4j.server.delivery.DeliveryTable.Waiting;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of deliveries: JSON in ASCII. An event has the same body each time that it is sent to a subscription. */
final class Body {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Body() {}

    public static String of(Waiting event) {
        ObjectNode head = JSON.createObjectNode()
                .put("id", event.eventId())
                .put("type", event.type())
                .put("identity", event.identity())
                .put("sequence", event.sequence())
                .put("at", event.at().toString());
        String begin = JSON.writeValueAsString(head);
        return begin.substring(0, begin.length() - 1) + ",\"data\":" + event.data() + "}";
    }

    /** An event without content, to test a receiver. */
    static String ping(String id, Instant at) {
        ObjectNode ping =
                JSON.createObjectNode().put("id", id).put("type", "ping").put("at", at.toString());
        ping.putObject("data");
        return JSON.writeValueAsString(ping);
    }
}
