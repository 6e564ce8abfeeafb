package org.ocpp4j.core.v15;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station for its settings (OCPP 1.5, GetConfiguration.req).
 *
 * @param key names of the settings to report; null or an empty list asks for all
 */
public record GetConfigurationRequest(@Nullable List<String> key) implements ToStation<GetConfigurationResponse> {

    /** Takes a copy of the list. */
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
