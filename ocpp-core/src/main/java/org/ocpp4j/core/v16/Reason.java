package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Why a transaction ended (OCPP 1.6, section 7.36). */
public final class Reason extends WireEnum {
    /** The emergency stop button was used. */
    public static final Reason EMERGENCY_STOP = new Reason("EmergencyStop");
    /** The cable was unplugged, or the vehicle drove away. */
    public static final Reason EV_DISCONNECTED = new Reason("EVDisconnected");
    /** A hard reset was asked for. */
    public static final Reason HARD_RESET = new Reason("HardReset");
    /** The user stopped it at the station, the ordinary way. */
    public static final Reason LOCAL = new Reason("Local");
    /** Any other reason. */
    public static final Reason OTHER = new Reason("Other");
    /** The station lost all power. */
    public static final Reason POWER_LOSS = new Reason("PowerLoss");
    /** The station restarted of its own accord. */
    public static final Reason REBOOT = new Reason("Reboot");
    /** It was stopped through the central system, such as from an app. */
    public static final Reason REMOTE = new Reason("Remote");
    /** A soft reset was asked for. */
    public static final Reason SOFT_RESET = new Reason("SoftReset");
    /** The central system had the connector unlocked. */
    public static final Reason UNLOCK_COMMAND = new Reason("UnlockCommand");
    /** The response to StartTransaction did not accept the identifier. */
    public static final Reason DE_AUTHORIZED = new Reason("DeAuthorized");

    private static final Known<Reason> KNOWN = known(
            Reason::new,
            EMERGENCY_STOP,
            EV_DISCONNECTED,
            HARD_RESET,
            LOCAL,
            OTHER,
            POWER_LOSS,
            REBOOT,
            REMOTE,
            SOFT_RESET,
            UNLOCK_COMMAND,
            DE_AUTHORIZED);

    private Reason(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static Reason of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<Reason> values() {
        return KNOWN.values();
    }
}
