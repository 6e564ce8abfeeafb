package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/** Confirms that meter readings have arrived (OCPP 1.6, section 6.32). */
public record MeterValuesResponse() implements Response {}
