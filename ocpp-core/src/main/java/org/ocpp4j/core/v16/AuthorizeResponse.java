package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether an identifier may be used for charging (OCPP 1.6, section 6.2).
 *
 * @param idTagInfo verdict on the identifier
 */
public record AuthorizeResponse(IdTagInfo idTagInfo) implements Response {}
