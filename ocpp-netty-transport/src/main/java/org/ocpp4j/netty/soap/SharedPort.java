package org.ocpp4j.netty.soap;

import java.time.Duration;
import org.ocpp4j.soap.SoapService;

/**
 * The service that shares a port. Immutable.
 *
 * @param soap answers the requests for its paths
 * @param silence how long a connection may be kept open between two requests
 */
record SharedPort(SoapService soap, Duration silence) {}
