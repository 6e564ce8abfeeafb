package org.ocpp4j.core.message.madeup;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** An enumeration of the made-up version. */
public final class Colour extends WireEnum {
    public static final Colour RED = new Colour("Red");
    public static final Colour DARK_GREEN = new Colour("Green.Dark");

    private static final Known<Colour> KNOWN = known(Colour::new, RED, DARK_GREEN);

    private Colour(String wireName) {
        super(wireName);
    }

    @JsonCreator
    public static Colour of(String wireName) {
        return KNOWN.of(wireName);
    }

    public static List<Colour> values() {
        return KNOWN.values();
    }
}
