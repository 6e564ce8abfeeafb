package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Where a value was measured (OCPP 1.5, MeterValues.req). */
public final class Location extends WireEnum {
    /** Where the station is connected to the grid. */
    public static final Location INLET = new Location("Inlet");
    /** At the connector; what an absent location means. */
    public static final Location OUTLET = new Location("Outlet");
    /** Inside the station, such as its temperature. */
    public static final Location BODY = new Location("Body");

    private static final Known<Location> KNOWN = known(Location::new, INLET, OUTLET, BODY);

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
