package org.ocpp4j.json.spi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ocpp4j.core.version.OcppVersion;

/**
 * The outcome of offering sub-protocols (OCPP-J 1.6, section 3.1.2).
 *
 * @param version the chosen version
 * @param answer the sub-protocol that the answer names: exactly as it was offered, or empty if none was offered
 */
record Negotiation(OcppVersion version, Optional<String> answer) {
    /**
     * Chooses the most preferred version of this side that the station offers.
     *
     * @param versions the allowed versions, the preferred one first
     * @param lenient whether to accept other spellings, such as {@code ocpp16}, and to assume the most preferred
     *     version for a station that offers nothing
     * @return the outcome, or empty if there is no version in common
     */
    static Optional<Negotiation> of(List<OcppVersion> versions, List<String> offered, boolean lenient) {
        Optional<Negotiation> exact = versions.stream()
                .filter(version -> offered.contains(version.subprotocol()))
                .findFirst()
                .map(version -> new Negotiation(version, Optional.of(version.subprotocol())));
        if (exact.isPresent() || !lenient) {
            return exact;
        }
        for (OcppVersion version : versions) {
            if (offered.isEmpty()) {
                return Optional.of(new Negotiation(version, Optional.empty()));
            }
            for (String name : offered) {
                if (essence(name).equals(essence(version.subprotocol()))) {
                    return Optional.of(new Negotiation(version, Optional.of(name)));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * {@code ocpp1.6}, {@code OCPP-16}, {@code ocpp1.6J} and {@code ocpp_1_6} have the same normal form: {@code
     * ocpp16}.
     */
    private static String essence(String subprotocol) {
        String plain = subprotocol.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.endsWith("j") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
