package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Asks whether the holder of an identifier may charge (OCPP 1.5, Authorize.req).
 *
 * @param idTag identifier that was presented at the station; compared without regard to case
 */
public record AuthorizeRequest(@MaxLength(20) String idTag) implements FromStation<AuthorizeResponse> {}
