package org.ocpp4j.core.v15;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.Response;

/**
 * Reports which diagnostics file will be uploaded (OCPP 1.5, GetDiagnostics.conf).
 *
 * @param fileName name that the uploaded file will have; null if there are no diagnostics to upload
 */
public record GetDiagnosticsResponse(@Nullable String fileName) implements Response {

    /** Sets the required components; the optional ones are null. */
    public GetDiagnosticsResponse() {
        this(null);
    }

    /** Returns a copy with this {@code fileName}; null removes it. */
    public GetDiagnosticsResponse withFileName(@Nullable String fileName) {
        return new GetDiagnosticsResponse(fileName);
    }
}
