package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Returns the authorization status of an identifier (OCPP 1.5, Authorize.conf).
 *
 * @param idTagInfo whether the identifier may charge, until when, and the group it belongs to
 */
public record AuthorizeResponse(IdTagInfo idTagInfo) implements Response {}
