package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Log that a station can be asked for (OCPP 1.6 security whitepaper, section 6.13). */
public final class LogType extends WireEnum {
    /** The log for diagnosing faults. */
    public static final LogType DIAGNOSTICS_LOG = new LogType("DiagnosticsLog");
    /** The log of security events. */
    public static final LogType SECURITY_LOG = new LogType("SecurityLog");

    private static final Known<LogType> KNOWN = known(LogType::new, DIAGNOSTICS_LOG, SECURITY_LOG);

    private LogType(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static LogType of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<LogType> values() {
        return KNOWN.values();
    }
}
