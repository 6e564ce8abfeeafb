/**
 * OCPP-S (SOAP 1.2 over HTTP) for OCPP 1.5 and 1.6: {@link org.ocpp4j.soap.SoapServerTransport} for central systems,
 * {@link org.ocpp4j.soap.SoapClientTransport} for stations.
 *
 * <p>A {@link org.ocpp4j.soap.SoapService} handles SOAP: bytes and headers in, bytes and headers out. To use one in
 * your own web server, see {@link org.ocpp4j.soap.HostedSoap}.
 */
@NullMarked
package org.ocpp4j.soap;

import org.jspecify.annotations.NullMarked;
