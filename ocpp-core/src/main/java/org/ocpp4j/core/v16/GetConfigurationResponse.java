package org.ocpp4j.core.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.Response;

/**
 * Lists configuration settings of a station (OCPP 1.6, section 6.24).
 *
 * @param configurationKey settings that the station knows; null for none
 * @param unknownKey requested names that the station does not know, each of at most 50 characters; null for none
 */
public record GetConfigurationResponse(
        @Nullable List<KeyValue> configurationKey,
        @MaxLength(50) @Nullable List<String> unknownKey) implements Response {

    /** Makes the message with copies of the lists. */
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
