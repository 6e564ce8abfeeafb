package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Asks whether an identifier may be used for charging (OCPP 1.6, section 6.1).
 *
 * @param idTag identifier that was presented at the station
 */
public record AuthorizeRequest(@MaxLength(20) String idTag) implements FromStation<AuthorizeResponse> {}
