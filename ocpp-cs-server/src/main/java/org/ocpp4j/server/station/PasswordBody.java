package org.ocpp4j.server.station;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Problems;

/**
 * A new password of a station: one of the two.
 *
 * @param password text, which the station sends as UTF-8
 * @param key 40 hexadecimal digits: the 20 bytes that the station sends, as its AuthorizationKey has them
 */
record PasswordBody(@Nullable String password, @Nullable String key) {
    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{40}");
    private static final int MOST = 255;

    /** Reads the password or the digits of the key; no problem repeats them. */
    static String text(Body body) {
        String password = body.name("password", MOST);
        String key = body.name("key", MOST);
        body.end();
        if ((password == null) == (key == null)) {
            throw Problems.invalidBody("", "must have either password or key");
        }
        if (key != null) {
            if (!KEY.matcher(key).matches()) {
                throw body.problem("key", "is not 40 hexadecimal digits");
            }
            return key;
        }
        if (password == null || password.isEmpty()) {
            throw body.problem("password", "is empty; DELETE takes the password away");
        }
        return password;
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "PasswordBody";
    }
}
