package org.ocpp4j.core.v15;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hides secrets in the text form of messages, so that writing a message to a log does not give them away. */
final class Masked {
    private static final String HIDDEN = "***";

    // Up to the last @, because passwords are often put into URLs without escaping their @ and /.
    private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)?.*@", Pattern.DOTALL);

    private Masked() {}

    /**
     * Hides the value of a setting whose name says that it is a secret.
     *
     * @param key the name of the setting; null only in a message that cannot be sent
     * @param value the value of the setting
     * @return the value, or a mask
     */
    static @Nullable String setting(@Nullable String key, @Nullable String value) {
        return key != null && value != null && namesSecret(key) ? HIDDEN : value;
    }

    private static boolean namesSecret(String key) {
        return key.equalsIgnoreCase("AuthorizationKey")
                || key.toLowerCase(Locale.ROOT).contains("password");
    }

    /**
     * Hides the user and password in a URL. Where the text has an {@code @} behind the host, it hides too much rather
     * than too little.
     *
     * @param url the URL, which may be malformed; null only in a message that cannot be sent
     * @return the URL with a mask before its last {@code @}
     */
    static @Nullable String userInfo(@Nullable String url) {
        return url == null ? null : USER_INFO.matcher(url).replaceFirst("$1" + HIDDEN + "@");
    }
}
