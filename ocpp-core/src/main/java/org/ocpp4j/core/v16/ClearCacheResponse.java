package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether the authorization cache was emptied (OCPP 1.6, section 6.12).
 *
 * @param status whether the cache is empty now
 */
public record ClearCacheResponse(ClearCacheStatus status) implements Response {}
