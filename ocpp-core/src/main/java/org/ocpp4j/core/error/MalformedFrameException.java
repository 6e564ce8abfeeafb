package org.ocpp4j.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The received text is not a frame of OCPP-J, or not a SOAP envelope of OCPP-S. */
public final class MalformedFrameException extends OcppException {
    private static final long serialVersionUID = 1L;

    /** The kinds of malformed frames, which decide how the receiver reacts. */
    public enum Problem {
        /** Not JSON, no array, or no readable message id: it cannot be answered. */
        UNREADABLE,
        /** The version does not have this message type; with the message id if one was read. */
        UNKNOWN_TYPE,
        /** A CALL with a message id but another error: it is answered with a CALLERROR. */
        BAD_CALL,
        /** A CALLRESULT or CALLERROR with a message id but another error: the call that it answers has failed. */
        BAD_ANSWER,
        /** A SEND or CALLRESULTERROR with a message id but another error: it needs no answer. */
        BAD_SEND
    }

    private final Problem problem;
    private final @Nullable String messageId;

    /**
     * For transports.
     *
     * @param problem the kind of error
     * @param messageId the message id, or null if none was read
     * @param message the description of the error
     */
    public MalformedFrameException(Problem problem, @Nullable String messageId, String message) {
        super(message);
        this.problem = problem;
        this.messageId = messageId;
    }

    /**
     * The kind of error.
     *
     * @return the problem
     */
    public Problem problem() {
        return problem;
    }

    /**
     * The message id, if one was read.
     *
     * @return the id; empty for {@link Problem#UNREADABLE}, and for some of {@link Problem#UNKNOWN_TYPE}
     */
    public Optional<String> messageId() {
        return Optional.ofNullable(messageId);
    }
}
