package org.ocpp4j.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What arrived is no frame of OCPP-J, or no SOAP envelope of OCPP-S. */
public final class MalformedFrameException extends OcppException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with a frame, as far as it decides what the receiver does. */
    public enum Problem {
        /** Not JSON, no array, or no readable message id: it cannot be answered. */
        UNREADABLE,
        /** A number of a message type that the version does not have; with the message id, where one was read. */
        UNKNOWN_TYPE,
        /** A CALL with a message id, but wrong elsewhere: to be answered with a CALLERROR. */
        BAD_CALL,
        /** A CALLRESULT or CALLERROR with a message id, but wrong elsewhere: the call it answers has failed. */
        BAD_ANSWER,
        /** A SEND or CALLRESULTERROR with a message id, but wrong elsewhere: nobody waits for an answer to it. */
        BAD_SEND
    }

    private final Problem problem;
    private final @Nullable String messageId;

    /**
     * For transports.
     *
     * @param problem what is wrong
     * @param messageId the message id, or null if none was read
     * @param message what is wrong, in words
     */
    public MalformedFrameException(Problem problem, @Nullable String messageId, String message) {
        super(message);
        this.problem = problem;
        this.messageId = messageId;
    }

    /**
     * What is wrong.
     *
     * @return the problem
     */
    public Problem problem() {
        return problem;
    }

    /**
     * The message id, where one was read.
     *
     * @return empty for {@link Problem#UNREADABLE}, and for some of {@link Problem#UNKNOWN_TYPE}
     */
    public Optional<String> messageId() {
        return Optional.ofNullable(messageId);
    }
}
