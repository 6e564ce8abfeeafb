/**
 * OCPP-S (SOAP 1.2 over HTTP) for OCPP 1.5 and 1.6: {@link org.ocpp4j.soap.SoapServerTransport} for central systems,
 * {@link org.ocpp4j.soap.SoapClientTransport} for stations.
 *
 * <p>What SOAP is lies in a {@link org.ocpp4j.soap.SoapService}: bytes and headers in, bytes and headers out. To mount one
 * in a web server of yours, see {@link org.ocpp4j.soap.HostedSoap}.
 */
@NullMarked
package org.ocpp4j.soap;

import org.jspecify.annotations.NullMarked;
