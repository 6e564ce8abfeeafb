package org.ocpp4j.core.message;

/** An OCPP response ({@code .conf}): the payload of a CALLRESULT. Responses are records, as requests are. */
public interface Response {}
