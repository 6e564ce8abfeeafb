package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/** Makes a station forget all identifiers in its authorization cache (OCPP 1.6, section 6.11). */
public record ClearCacheRequest() implements ToStation<ClearCacheResponse> {}
