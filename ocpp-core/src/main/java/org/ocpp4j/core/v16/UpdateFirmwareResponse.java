package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/** Confirms that a request to update the firmware has arrived (OCPP 1.6, section 6.56). */
public record UpdateFirmwareResponse() implements Response {}
