package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.ToStation;

/** Asks a station to forget the identifiers that it remembers in its authorization cache (OCPP 1.5, ClearCache.req). */
public record ClearCacheRequest() implements ToStation<ClearCacheResponse> {}
