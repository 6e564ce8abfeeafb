package org.ocpp4j.server.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.FeatureProfile;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.text.Texts;

/** The actions that a central system may send, by version. */
final class Actions {
    /** The versions; the first is assumed for a station whose version is unknown. */
    static final List<OcppVersion> VERSIONS = List.of(Ocpp16.VERSION, Ocpp15.VERSION);

    private static final int NEAR = 3;

    private Actions() {}

    /** The names of all actions, each once, in the order of the newest version. */
    static List<String> names() {
        return VERSIONS.stream()
                .flatMap(version -> version.actions().stream())
                .filter(Action::isToStation)
                .map(Action::name)
                .distinct()
                .toList();
    }

    static Optional<Action<?, ?>> find(OcppVersion version, String name) {
        return MessageCodec.of(version).action(name).filter(Action::isToStation);
    }

    static boolean isKnown(String name) {
        return VERSIONS.stream().anyMatch(version -> find(version, name).isPresent());
    }

    /** The security extension is defined over JSON only. */
    static boolean isSecurityExtension(String name) {
        return find(Ocpp16.VERSION, name)
                .filter(action -> FeatureProfile.SECURITY.equals(action.profile()))
                .isPresent();
    }

    static OcppVersion version(@Nullable String name) {
        return VERSIONS.stream()
                .filter(version -> version.name().equals(name))
                .findFirst()
                .orElse(Ocpp16.VERSION);
    }

    /** The actions with similar names, the most similar first. */
    static List<String> nearest(String name) {
        String folded = Texts.beginning(name, 50);
        return names().stream()
                .sorted(Comparator.comparingInt(candidate -> distance(folded, candidate)))
                .limit(NEAR)
                .toList();
    }

    /** Whether stations send it, in some version. */
    static boolean isFromStation(String name) {
        return VERSIONS.stream()
                .flatMap(version -> MessageCodec.of(version).action(name).stream())
                .flatMap(action -> Stream.of(action.isFromStation()))
                .anyMatch(fromStation -> fromStation);
    }

    /** How many letters have to be added, dropped or changed, ignoring case. */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
