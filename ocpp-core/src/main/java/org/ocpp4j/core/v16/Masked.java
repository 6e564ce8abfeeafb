package org.ocpp4j.core.v16;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code toString} shows in place of passwords. */
final class Masked {
    private static final String MASK = "***";

    /**
     * Everything up to the last @, save the scheme. In a valid URI the user-info ends before the first slash, but a
     * password that was put in without escaping may hold slashes; rather too much is hidden than too little.
     */
    private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)?.*@", Pattern.DOTALL);

    private Masked() {}

    /**
     * Hides the value of a configuration setting that is a secret.
     *
     * @param key name of the setting
     * @param value value of the setting
     * @return the value, or asterisks
     */
    static @Nullable String value(@Nullable String key, @Nullable String value) {
        return key != null && value != null && isSecret(key) ? MASK : value;
    }

    /**
     * Hides the user and password in a URI.
     *
     * @param uri the URI, which need not be well-formed
     * @return the URI with asterisks before the @, if it has one
     */
    static @Nullable String location(@Nullable String uri) {
        return uri == null ? null : USER_INFO.matcher(uri).replaceFirst("$1" + MASK + "@");
    }

    private static boolean isSecret(String key) {
        return key.equalsIgnoreCase("AuthorizationKey")
                || key.toLowerCase(Locale.ROOT).contains("password");
    }
}
