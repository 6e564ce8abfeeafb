package org.ocpp4j.soap;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * The destination of a call. Immutable.
 *
 * @param address of the peer
 * @param addresses the IP addresses of its host that a policy has checked; empty if it checked none
 */
record Destination(URI address, List<InetAddress> addresses) {}
