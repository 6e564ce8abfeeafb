package org.ocpp4j.soap;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.soap.internal.xml.SoapVersion;

/** Finds the session that a request belongs to; the two sides of OCPP-S implement it differently. */
interface SessionFinder {
    /** The address that answers name as their source. */
    URI address();

    /** The supported versions, the preferred one first. */
    List<SoapVersion> versions();

    /** Finds the session; fails with {@link RefusedException}. Never blocks. */
    CompletionStage<InboundCalls> find(ParsedRequest visit);
}
