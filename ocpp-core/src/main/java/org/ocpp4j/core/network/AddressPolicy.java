package org.ocpp4j.core.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which HTTP addresses may be called when the peer supplies the address, such as a station in {@code wsa:From}.
 * An attacker can supply any address, so a policy that admits too much lets strangers send requests from inside your
 * network (server-side request forgery).
 *
 * <p>The policies of this interface admit {@code http} and {@code https} only, with a host, a port from 1 to 65535 if
 * any, no user name and no fragment. A numeric host must be an IPv4 address of four decimal numbers or an IPv6 address
 * in brackets, without a zone; other notations are refused. Host names are looked up, and all their addresses must be
 * admitted. The verdict contains the addresses that were checked. A caller that connects to these, without another
 * look-up, is safe if the owner of the name returns another address the second time (DNS rebinding).
 *
 * <p>Thread-safe. May block to look up names; is not called by threads that must not block.
 */
@FunctionalInterface
public interface AddressPolicy {
    /**
     * Checks an address.
     *
     * @param address the address, as received
     * @return whether it may be called; check again before each call
     */
    AddressVerdict judge(URI address);

    /**
     * Admits addresses of the public internet. Others, such as loopback, private, link-local and multicast addresses,
     * are refused, also in IPv6 notation for IPv4 (mapped, NAT64, 6to4).
     *
     * @return the policy
     */
    static AddressPolicy publicAddresses() {
        return new ResolvingPolicy(use -> use == AddressUse.PUBLIC, InetAddress::getAllByName);
    }

    /**
     * Admits private addresses besides public ones, for a VPN or LAN: {@code 10.0.0.0/8}, {@code 172.16.0.0/12}, {@code
     * 192.168.0.0/16}, {@code 100.64.0.0/10} and {@code fc00::/7}. Addresses of the services that give cloud machines
     * their credentials are still refused.
     *
     * @return the policy; consider which other services are in your network
     */
    static AddressPolicy alsoPrivateAddresses() {
        return new ResolvingPolicy(use -> use == AddressUse.PUBLIC || use.isPrivate(), InetAddress::getAllByName);
    }

    /**
     * Admits every address, including loopback; for tests, and for machines that run both ends.
     *
     * @return the policy; names must have an address, but any address is admitted
     */
    static AddressPolicy anyAddress() {
        return new ResolvingPolicy(use -> true, InetAddress::getAllByName);
    }

    /**
     * Admits certain hosts with any address; they are not looked up.
     *
     * @param admitted receives the host in lower case and without a dot at its end; IPv6 addresses in brackets
     * @return the policy
     */
    static AddressPolicy hosts(Predicate<String> admitted) {
        return address -> HttpAddress.flaw(address)
                .<AddressVerdict>map(refused -> refused)
                .orElseGet(() -> admitted.test(HttpAddress.host(address))
                        ? new AddressVerdict.Admitted(List.of())
                        : new AddressVerdict.Refused(
                                HttpAddress.shown(address), AddressVerdict.Rule.HOST, Optional.empty()));
    }
}
