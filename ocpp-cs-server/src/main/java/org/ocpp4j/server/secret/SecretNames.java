package org.ocpp4j.server.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names of secrets, for everything that writes anything down: a new one is a line here. They are compared without
 * case, and without whatever is neither letter nor digit, so that {@code authorization_key} is AuthorizationKey.
 */
final class SecretNames {
    /** Configuration keys, members, elements, settings and parameters whose names hold one of these. */
    static final List<String> WITHIN = List.of(
            "authorizationkey",
            "password",
            "passphrase",
            "passwd",
            "securitytoken",
            "accesstoken",
            "clientsecret",
            "apikey",
            "privatekey");

    /** The same, for names that are nothing else. */
    static final Set<String> WHOLE = Set.of("token", "secret", "pwd", "pass");

    /** Parameters in addresses whose names hold one of these. */
    static final List<String> WITHIN_PARAMETERS = List.of("signature", "credential");

    /** Parameters in addresses of which nothing else is the name. */
    static final Set<String> PARAMETERS = Set.of("auth", "key", "sig");

    /** Members that hold the address of an upload or a download: all parameters are secret there. */
    static final Set<String> ADDRESSES = Set.of("location", "remotelocation");

    private SecretNames() {}

    static boolean isParameter(String name) {
        String folded = fold(name);
        return WHOLE.contains(folded)
                || PARAMETERS.contains(folded)
                || holds(folded, WITHIN)
                || holds(folded, WITHIN_PARAMETERS);
    }

    static boolean holds(String folded, List<String> names) {
        return names.stream().anyMatch(folded::contains);
    }

    static String fold(String text) {
        boolean ascii = text.chars().allMatch(each -> each < 128);
        // First to capitals, then back: letters that share a capital become one.
        String small = (ascii ? text : text.toUpperCase(Locale.ROOT)).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) {
            char each = small.charAt(i);
            if (Character.isLetterOrDigit(each)) {
                folded.append(each);
            }
        }
        return folded.toString();
    }
}
