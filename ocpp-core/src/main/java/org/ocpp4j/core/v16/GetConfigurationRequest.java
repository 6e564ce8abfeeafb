package org.ocpp4j.core.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks for configuration settings of a station (OCPP 1.6, section 6.23).
 *
 * @param key names of the wanted settings, each of at most 50 characters; null or an empty list for all settings
 */
public record GetConfigurationRequest(
        @MaxLength(50) @Nullable List<String> key) implements ToStation<GetConfigurationResponse> {

    /** Makes the message with a copy of the list. */
    public GetConfigurationRequest {
        key = key == null ? null : List.copyOf(key);
    }

    /** Sets the required components; the optional ones are null. */
    public GetConfigurationRequest() {
        this(null);
    }

    /** Returns a copy with this {@code key}; null removes it. */
    public GetConfigurationRequest withKey(@Nullable List<String> key) {
        return new GetConfigurationRequest(key);
    }
}
