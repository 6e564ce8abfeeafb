package org.ocpp4j.server.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Body;

/**
 * The values that operators set for a station.
 *
 * @param description a free text of operators; null for none
 * @param bootPolicy how its BootNotification is answered: Accepted, Pending or Rejected; null for the default of the
 *     settings
 * @param validation how strictly its messages are checked: STRICT or LENIENT; null for the default of the settings
 * @param pings whether it is sent pings; true by default
 * @param certificateRequired whether it must show a client certificate; false by default
 */
public record StationFields(
        @Nullable String description,
        @Nullable String bootPolicy,
        @Nullable String validation,
        boolean pings,
        boolean certificateRequired) {
    /** The defaults. */
    public static final StationFields DEFAULT = new StationFields(null, null, null, true, false);

    private static final List<String> POLICIES = List.of("Accepted", "Pending", "Rejected");
    private static final List<String> VALIDATIONS = List.of("STRICT", "LENIENT");

    /** Reads a body; members that it lacks keep the values of this object. */
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
