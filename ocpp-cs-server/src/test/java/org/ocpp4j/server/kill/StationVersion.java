package org.ocpp4j.server.kill;

import java.io.IOException;
import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a station speaks: the payloads of OCPP 1.6 in the shape of its version. */
enum StationVersion {
    JSON_16(true, "ocpp1.6", ""),
    JSON_15(true, "ocpp1.5", ""),
    SOAP_16(false, "", "urn://Ocpp/Cs/2015/10/"),
    SOAP_15(false, "", "urn://Ocpp/Cs/2012/06/");

    private final boolean webSocket;
    private final String subprotocol;
    private final String namespace;

    StationVersion(boolean webSocket, String subprotocol, String namespace) {
        this.webSocket = webSocket;
        this.subprotocol = subprotocol;
        this.namespace = namespace;
    }

    /** Seven of ten stations speak 1.6 over WebSocket, one each of ten the others. */
    static StationVersion of(int station) {
        return switch (station % 10) {
            case 3 -> JSON_15;
            case 5 -> SOAP_16;
            case 7 -> SOAP_15;
            default -> JSON_16;
        };
    }

    String subprotocol() {
        return subprotocol;
    }

    String namespace() {
        return namespace;
    }

    boolean hasSecurityEvents() {
        return this == JSON_16;
    }

    StationLine connect(URI stations, String identity) throws IOException {
        return webSocket ? new WebSocketLine(stations, identity, this) : new SoapLine(stations, identity, this);
    }

    /** Whether a StopTransaction has a reason. */
    boolean hasReason() {
        return is16();
    }

    private boolean is16() {
        return this == JSON_16 || this == SOAP_16;
    }

    ObjectNode json(String action, ObjectNode payload) {
        return is16() ? payload : older(action, payload, false);
    }

    ObjectNode xml(String action, ObjectNode payload) {
        return is16() ? payload : older(action, payload, true);
    }

    private static ObjectNode older(String action, ObjectNode payload, boolean xml) {
        ObjectNode older = payload.deepCopy();
        if (action.equals("MeterValues")) {
            older.set("values", values(older.remove("meterValue"), xml));
        }
        if (action.equals("StopTransaction")) {
            older.remove("reason");
            ArrayNode values = values(older.remove("transactionData"), xml);
            older.putArray("transactionData").addObject().set("values", values);
        }
        return older;
    }

    private static ArrayNode values(JsonNode meterValues, boolean xml) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (JsonNode meterValue : meterValues) {
            ObjectNode value = values.addObject();
            value.set("timestamp", meterValue.get("timestamp"));
            ArrayNode samples = value.putArray(xml ? "value" : "values");
            meterValue.get("sampledValue").forEach(sample -> samples.add(xml ? sample.get("value") : sample));
        }
        return values;
    }
}
