package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Place of a measurement (OCPP 1.6, section 7.30). */
public final class Location extends WireEnum {
    /** In the cable between station and vehicle. */
    public static final Location CABLE = new Location("Cable");
    /** In the vehicle. */
    public static final Location EV = new Location("EV");
    /** Where the station is fed from the grid. */
    public static final Location INLET = new Location("Inlet");
    /** At a connector. */
    public static final Location OUTLET = new Location("Outlet");
    /** Inside the body of the station, such as a temperature. */
    public static final Location BODY = new Location("Body");

    private static final Known<Location> KNOWN = known(Location::new, CABLE, EV, INLET, OUTLET, BODY);

    private Location(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static Location of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<Location> values() {
        return KNOWN.values();
    }
}
