package org.ocpp4j.core.v15;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Lists settings of a station (OCPP 1.5, GetConfiguration.conf).
 *
 * @param configurationKey settings that the station has; null if there are none
 * @param unknownKey names that were asked for and that the station does not have; null if there are none
 */
public record GetConfigurationResponse(
        @Nullable List<KeyValue> configurationKey, @Nullable List<String> unknownKey) implements Response {

    /** Takes copies of the lists. */
    public GetConfigurationResponse {
        configurationKey = configurationKey == null ? null : List.copyOf(configurationKey);
        unknownKey = unknownKey == null ? null : List.copyOf(unknownKey);
    }

    /** Sets the required components; the optional ones are null. */
    public GetConfigurationResponse() {
        this(null, null);
    }

    /** Returns a copy with this {@code configurationKey}; null removes it. */
    public GetConfigurationResponse withConfigurationKey(@Nullable List<KeyValue> configurationKey) {
        return new GetConfigurationResponse(configurationKey, unknownKey);
    }

    /** Returns a copy with this {@code unknownKey}; null removes it. */
    public GetConfigurationResponse withUnknownKey(@Nullable List<String> unknownKey) {
        return new GetConfigurationResponse(configurationKey, unknownKey);
    }
}
