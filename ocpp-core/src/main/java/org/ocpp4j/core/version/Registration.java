package org.ocpp4j.core.version;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a station registers in a version, and which messages it may send before it is accepted. Immutable.
 *
 * @param action the request that registers it; its response has a member {@code status}: Accepted, Pending or Rejected
 * @param triggers the requests with which a central system asks a pending station for messages
 */
public record Registration(String action, List<Trigger> triggers) {
    /** Registration of OCPP 1.6, with the triggers of its security extension. */
    public static final Registration OCPP_1_6 =
            new Registration("BootNotification", List.of(trigger("TriggerMessage"), trigger("ExtendedTriggerMessage")));

    private static Trigger trigger(String action) {
        return new Trigger(
                action,
                "requestedMessage",
                Map.of(
                        "FirmwareStatusNotification",
                        Set.of("FirmwareStatusNotification", "SignedFirmwareStatusNotification"),
                        "SignChargePointCertificate",
                        Set.of("SignCertificate")));
    }

    /** Copies the triggers. */
    public Registration {
        triggers = List.copyOf(triggers);
    }

    /**
     * A request of the central system after which the station sends messages. Immutable.
     *
     * @param action the action of the request
     * @param member the member of the request that names the message to send
     * @param messages the actions that follow, by the value of the member; a value that is not in it is the name of the
     *     action itself
     */
    public record Trigger(String action, String member, Map<String, Set<String>> messages) {
        /** Copies the messages. */
        public Trigger {
            messages = messages.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        }

        /**
         * The actions that a station may send after the request.
         *
         * @param value the value of the member
         * @return names of actions
         */
        public Set<String> messages(String value) {
            return messages.getOrDefault(value, Set.of(value));
        }
    }
}
