package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether an update with signed firmware begins (OCPP 1.6 security whitepaper, section 5.22).
 *
 * @param status whether it begins, or why not
 */
public record SignedUpdateFirmwareResponse(UpdateFirmwareStatus status) implements Response {}
