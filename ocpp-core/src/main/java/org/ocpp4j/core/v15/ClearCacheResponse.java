package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether the authorization cache was cleared (OCPP 1.5, ClearCache.conf).
 *
 * @param status whether the cache is empty now
 */
public record ClearCacheResponse(ClearCacheStatus status) implements Response {}
