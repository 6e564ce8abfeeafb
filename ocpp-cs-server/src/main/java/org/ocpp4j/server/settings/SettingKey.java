package org.ocpp4j.server.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Secrets;

/**
 * A key that can be set.
 *
 * @param path for example {@code stations.max-connections}
 * @param type what it takes: String, int, long, boolean, Duration, List (of strings) or an enum
 * @param limits what its value must be between; null if it has no limits
 */
record SettingKey(String path, Class<?> type, @Nullable Limits limits) {
    static final String FILE_SUFFIX = "-file";

    String environmentName() {
        return "OCPP_" + path.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    boolean isSecret() {
        return !path.endsWith(FILE_SUFFIX) && Secrets.policy().isName(path.substring(path.lastIndexOf('.') + 1));
    }

    /** The key that names a file with the value of this one, which is secret. */
    SettingKey inFile() {
        return new SettingKey(path + FILE_SUFFIX, String.class, null);
    }

    /** A value as it may be shown to anybody. */
    String shown(String value) {
        return isSecret() && !value.isEmpty() ? Secrets.MASK : Secrets.maskAddresses(value);
    }

    /** What an enum takes, as it is written in files. */
    List<String> choices() {
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        return Arrays.stream(constants).map(SettingKey::written).collect(Collectors.toList());
    }

    static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
