package org.ocpp4j.server.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Body;

/**
 * What operators set for a station.
 *
 * @param description what operators say of it; null for nothing
 * @param bootPolicy how its BootNotification is answered: Accepted, Pending or Rejected; null: as the settings say
 * @param validation how strictly its messages are checked: STRICT or LENIENT; null: as the settings say
 * @param pings whether it is sent pings; true unless said otherwise
 * @param certificateRequired whether it must show a client certificate; false unless said otherwise
 */
public record StationFields(
        @Nullable String description,
        @Nullable String bootPolicy,
        @Nullable String validation,
        boolean pings,
        boolean certificateRequired) {
    /** What holds where nobody has said anything. */
    public static final StationFields DEFAULT = new StationFields(null, null, null, true, false);

    private static final List<String> POLICIES = List.of("Accepted", "Pending", "Rejected");
    private static final List<String> VALIDATIONS = List.of("STRICT", "LENIENT");

    /** Reads a body; what it does not say stays as it is here. */
    StationFields with(Body body) {
        StationFields changed = new StationFields(
                body.has("description") ? body.text("description", 500) : description,
                body.has("bootPolicy") ? body.oneOf("bootPolicy", POLICIES) : bootPolicy,
                body.has("validation") ? body.oneOf("validation", VALIDATIONS) : validation,
                body.truth("pings", pings),
                body.truth("certificateRequired", certificateRequired));
        body.end();
        return changed;
    }
}
