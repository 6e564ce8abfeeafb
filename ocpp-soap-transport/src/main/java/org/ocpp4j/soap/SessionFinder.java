package org.ocpp4j.soap;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.soap.internal.xml.SoapVersion;

/** Finds the session that a request belongs to; what differs between the two sides of OCPP-S. */
interface SessionFinder {
    /** The address that answers say they come from. */
    URI address();

    /** The versions that are spoken, the preferred one first. */
    List<SoapVersion> versions();

    /** The session; fails with {@link RefusedException}. Never blocks. */
    CompletionStage<InboundCalls> find(ParsedRequest visit);
}
