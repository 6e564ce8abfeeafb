package org.ocpp4j.core.v16;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.Response;

/**
 * Names the diagnostics file that will be uploaded (OCPP 1.6, section 6.26).
 *
 * @param fileName name of the file; null if there are no diagnostics to upload
 */
public record GetDiagnosticsResponse(
        @MaxLength(255) @Nullable String fileName) implements Response {

    /** Sets the required components; the optional ones are null. */
    public GetDiagnosticsResponse() {
        this(null);
    }

    /** Returns a copy with this {@code fileName}; null removes it. */
    public GetDiagnosticsResponse withFileName(@Nullable String fileName) {
        return new GetDiagnosticsResponse(fileName);
    }
}
