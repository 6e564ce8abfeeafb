package org.ocpp4j.soap;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where a call goes. Immutable.
 *
 * @param address of the peer
 * @param addresses the IP addresses of its host that a policy has judged; empty if it judged none
 */
record Destination(URI address, List<InetAddress> addresses) {}
