package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/** Acknowledges meter readings (OCPP 1.5, MeterValues.conf). */
public record MeterValuesResponse() implements Response {}
