package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Reports an event that matters for security (OCPP 1.6 security whitepaper, section 5.15).
 *
 * @param type kind of event; section 8 of the whitepaper lists the usual ones
 * @param timestamp time of the event
 * @param techInfo technical details as free text; null for none
 */
public record SecurityEventNotificationRequest(
        @MaxLength(50) String type,
        Instant timestamp,
        @MaxLength(255) @Nullable String techInfo) implements FromStation<SecurityEventNotificationResponse> {

    /** Sets the required components; the optional ones are null. */
    public SecurityEventNotificationRequest(String type, Instant timestamp) {
        this(type, timestamp, null);
    }

    /** Returns a copy with this {@code techInfo}; null removes it. */
    public SecurityEventNotificationRequest withTechInfo(@Nullable String techInfo) {
        return new SecurityEventNotificationRequest(type, timestamp, techInfo);
    }
}
