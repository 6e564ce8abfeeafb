package org.ocpp4j.core.transport;

import java.util.Map;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes the error frames of a version, with its spelling of error codes. */
final class ErrorFrames {
    private static final String NOT_PROCESSED = "The call could not be processed";

    private final OcppVersion version;
    private final Map<ErrorCode, String> names;
    private final FrameCodec codec;

    ErrorFrames(OcppVersion version, FrameCodec codec) {
        this.version = version;
        this.names = version.errorNames();
        this.codec = codec;
    }

    /** Whether the version has the error code. */
    boolean has(ErrorCode code) {
        return names.containsKey(code);
    }

    /** A CALLERROR. */
    String error(String messageId, ErrorCode code, String description) {
        return error(messageId, new CallRejectedException(code, description));
    }

    /** The CALLERROR of a call that failed. */
    String error(String messageId, Throwable cause) {
        return cause instanceof CallRejectedException rejected
                ? codec.write(
                        new Frame.CallError(messageId, name(rejected), rejected.description(), rejected.details()))
                : internalError(messageId);
    }

    /** A CALLERROR InternalError without further details. */
    String internalError(String messageId) {
        return codec.write(new Frame.CallError(
                messageId,
                version.wireName(ErrorCode.INTERNAL_ERROR),
                NOT_PROCESSED,
                JsonNodeFactory.instance.objectNode()));
    }

    /** A CALLRESULTERROR. */
    String resultError(String messageId, CallRejectedException why) {
        return codec.write(new Frame.CallResultError(messageId, name(why), why.description(), why.details()));
    }

    /** Reads a CALLERROR of the peer. */
    CallRejectedException read(Frame.CallError error) {
        return new CallRejectedException(
                version.errorCode(error.code()).orElse(null), error.code(), error.description(), error.details());
    }

    /** A code that the version lacks is sent unchanged if it was given as text: the caller may have a reason. */
    private String name(CallRejectedException rejected) {
        return rejected.code().filter(this::has).map(version::wireName).orElse(rejected.rawCode());
    }
}
