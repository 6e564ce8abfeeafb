package org.ocpp4j.core.version;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The message types of OCPP-J (1.6, section 4.1.3), with those of OCPP 2.1. */
public enum MessageType {
    /** A request that is answered. */
    CALL(2),
    /** The answer to a CALL that succeeded. */
    CALL_RESULT(3),
    /** The answer to a CALL that failed. */
    CALL_ERROR(4),
    /** Reports that a CALLRESULT could not be accepted; since OCPP 2.1. */
    CALL_RESULT_ERROR(5),
    /** A request that is not answered; since OCPP 2.1. */
    SEND(6);

    /** The types of OCPP 1.5, 1.6 and 2.0.1: CALL, CALLRESULT and CALLERROR. */
    public static final Set<MessageType> CALLS = Collections.unmodifiableSet(EnumSet.range(CALL, CALL_ERROR));

    private final int number;

    MessageType(int number) {
        this.number = number;
    }

    /**
     * The first element of a frame.
     *
     * @return the number on the wire
     */
    public int number() {
        return number;
    }

    /**
     * Finds a type by its number.
     *
     * @param number the number on the wire
     * @return the type, or empty when no version of OCPP has it
     */
    public static Optional<MessageType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}
