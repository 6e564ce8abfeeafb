package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/** Acknowledges that a firmware update was asked for (OCPP 1.5, UpdateFirmware.conf). */
public record UpdateFirmwareResponse() implements Response {}
