package org.ocpp4j.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ocpp4j.server.secret.Secrets;
import org.slf4j.event.KeyValuePair;

/** The common part of both forms of a line. */
final class Line {
    private Line() {}

    /** Ours first, in their order, then those of others by name; those of the line itself win. */
    static Map<String, String> fields(ILoggingEvent event) {
        Map<String, String> given = new TreeMap<>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                given.put(pair.key, String.valueOf(pair.value));
            }
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : LogFields.NAMES) {
            String value = given.remove(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        fields.putAll(given);
        Secrets secrets = Secrets.policy();
        fields.replaceAll((name, value) -> secrets.isName(name) ? Secrets.MASK : secrets.maskLine(value));
        return fields;
    }

    static String message(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        return message == null ? "" : Secrets.policy().maskLine(message);
    }
}
