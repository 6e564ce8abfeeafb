package org.ocpp4j.core.v15;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts the differences of OCPP 1.5 and 1.6 in messages that both have. Changes payloads in place. */
final class Differences {
    private Differences() {}

    static void to16(String message, ObjectNode payload) {
        switch (message) {
            case "BootNotificationResponse" -> rename(payload, "heartbeatInterval", "interval");
            case "StatusNotificationRequest" -> {
                // 1.5 has one state for a connector in use, 1.6 has five.
                replace(payload, "status", Map.of("Occupied", "Charging"));
                replace(payload, "errorCode", Map.of("Mode3Error", "EVCommunicationError"));
            }
            case "MeterValuesRequest" -> {
                rename(payload, "values", "meterValue");
                payload.withArray("meterValue").forEach(Differences::meterValueTo16);
            }
            case "StopTransactionRequest" -> {
                if (payload.get("transactionData") instanceof ArrayNode groups) {
                    ArrayNode flat = payload.putArray("transactionData");
                    groups.forEach(
                            group -> flat.addAll(group.withArray("values").values()));
                    flat.forEach(Differences::meterValueTo16);
                }
            }
            case "SendLocalListRequest" -> {
                rename(payload, "localAuthorisationList", "localAuthorizationList");
                payload.remove("hash");
            }
            case "SendLocalListResponse" -> {
                replace(payload, "status", Map.of("HashError", "Failed"));
                payload.remove("hash");
            }
            case "UnlockConnectorResponse" ->
                replace(payload, "status", Map.of("Accepted", "Unlocked", "Rejected", "UnlockFailed"));
            default -> {}
        }
    }

    static void to15(String message, ObjectNode payload) {
        switch (message) {
            case "BootNotificationResponse" -> {
                rename(payload, "interval", "heartbeatInterval");
                // The station asks again after the interval, as a pending one would.
                replace(payload, "status", Map.of("Pending", "Rejected"));
            }
            case "StatusNotificationRequest" -> {
                replace(
                        payload,
                        "status",
                        Map.of(
                                "Preparing", "Occupied",
                                "Charging", "Occupied",
                                "SuspendedEV", "Occupied",
                                "SuspendedEVSE", "Occupied",
                                "Finishing", "Occupied"));
                replace(
                        payload,
                        "errorCode",
                        Map.of(
                                "EVCommunicationError", "Mode3Error",
                                "InternalError", "OtherError",
                                "LocalListConflict", "OtherError",
                                "OverVoltage", "OtherError"));
            }
            case "MeterValuesRequest" -> {
                rename(payload, "meterValue", "values");
                payload.withArray("values").forEach(Differences::meterValueTo15);
            }
            case "StopTransactionRequest" -> {
                // 1.5 has no reason; to lose it is better than to lose the end of the transaction.
                payload.remove("reason");
                if (payload.get("transactionData") instanceof ArrayNode flat) {
                    flat.forEach(Differences::meterValueTo15);
                    payload.putArray("transactionData").addObject().set("values", flat);
                }
            }
            case "SendLocalListRequest" -> rename(payload, "localAuthorizationList", "localAuthorisationList");
            case "UnlockConnectorResponse" ->
                replace(
                        payload,
                        "status",
                        Map.of("Unlocked", "Accepted", "UnlockFailed", "Rejected", "NotSupported", "Rejected"));
            // The setting was accepted; 1.5 cannot express that it needs a restart.
            case "ChangeConfigurationResponse" -> replace(payload, "status", Map.of("RebootRequired", "Accepted"));
            default -> {}
        }
    }

    private static void meterValueTo16(JsonNode meterValue) {
        rename((ObjectNode) meterValue, "values", "sampledValue");
        meterValue.get("sampledValue").forEach(sample -> replace(sample, "unit", Map.of("Amp", "A", "Volt", "V")));
    }

    private static void meterValueTo15(JsonNode meterValue) {
        rename((ObjectNode) meterValue, "sampledValue", "values");
        meterValue
                .get("values")
                .forEach(sample -> replace(sample, "unit", Map.of("A", "Amp", "V", "Volt", "Celcius", "Celsius")));
    }

    private static void rename(ObjectNode object, String from, String to) {
        JsonNode value = object.remove(from);
        if (value != null) {
            object.set(to, value);
        }
    }

    private static void replace(JsonNode object, String member, Map<String, String> values) {
        JsonNode value = object.get(member);
        String other = value == null ? null : values.get(value.asString());
        if (other != null) {
            ((ObjectNode) object).put(member, other);
        }
    }
}
