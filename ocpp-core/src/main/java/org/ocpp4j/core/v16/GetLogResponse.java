package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.Response;

/**
 * Reports whether a log will be uploaded (OCPP 1.6 security whitepaper, section 5.10).
 *
 * @param status whether the upload begins
 * @param filename name of the file; null if there is no log to upload
 */
public record GetLogResponse(
        LogStatus status, @MaxLength(255) @Nullable String filename) implements Response {

    /** Sets the required components; the optional ones are null. */
    public GetLogResponse(LogStatus status) {
        this(status, null);
    }

    /** Returns a copy with this {@code filename}; null removes it. */
    public GetLogResponse withFilename(@Nullable String filename) {
        return new GetLogResponse(status, filename);
    }
}
