package org.ocpp4j.server.secret;

import java.util.List;
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
        for (String name : names) { // for each text of each message
            if (folded.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** First to capitals, then back: letters that share a capital become one. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isLetterOrDigit(each)) {
                folded.append(Character.toLowerCase(Character.toUpperCase(each)));
            }
        }
        return folded.toString();
    }
}
