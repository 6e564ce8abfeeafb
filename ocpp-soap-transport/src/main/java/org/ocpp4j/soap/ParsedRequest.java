package org.ocpp4j.soap;

import org.ocpp4j.soap.internal.xml.Addressing;
import org.ocpp4j.soap.internal.xml.Call;

/**
 * A request that was read and is about to be handled.
 *
 * @param request the HTTP request
 * @param identity the station that sent it or that it is addressed to
 * @param messageId its id
 * @param addressing its headers
 * @param call the call
 */
record ParsedRequest(SoapRequest request, String identity, String messageId, Addressing addressing, Call call) {}
