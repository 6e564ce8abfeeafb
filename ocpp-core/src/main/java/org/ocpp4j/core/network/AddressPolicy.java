package org.ocpp4j.core.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which addresses of HTTP may be called, where others say the address: a station in {@code wsa:From}, for example.
 * Anybody can write anything there, so a policy that admits too much lets strangers send requests from inside your network
 * (server-side request forgery).
 *
 * <p>Those given here admit {@code http} and {@code https} only, with a host, a port from 1 to 65535 if any, no user name
 * and no fragment. A host in numbers must be an IPv4 address of four decimal numbers or an IPv6 address in brackets,
 * without a zone; other ways to write one are refused. Names of hosts are looked up, and all their addresses must be
 * admitted. The verdict holds the addresses that were judged; a caller that connects to these, and does not look the name up
 * again, is safe from whoever owns the name and answers differently the second time (DNS rebinding).
 *
 * <p>Thread-safe. May block, to look names up; is not called by threads that must not wait.
 */
@FunctionalInterface
public interface AddressPolicy {
    /**
     * Judges an address.
     *
     * @param address the address, as it was given
     * @return whether it may be called; ask anew before each call
     */
    AddressVerdict judge(URI address);

    /**
     * Admits addresses of the public internet. What is not, such as loopback, private, link-local and multicast addresses,
     * is refused, in IPv6 notation for IPv4 too (mapped, NAT64, 6to4).
     *
     * @return the policy
     */
    static AddressPolicy publicAddresses() {
        return new ResolvingPolicy(use -> use == AddressUse.PUBLIC, InetAddress::getAllByName);
    }

    /**
     * Admits private addresses besides public ones, for a VPN or LAN: {@code 10.0.0.0/8}, {@code 172.16.0.0/12},
     * {@code 192.168.0.0/16}, {@code 100.64.0.0/10} and {@code fc00::/7}. Addresses where clouds give credentials to their
     * machines stay refused.
     *
     * @return the policy; mind what else is in your network
     */
    static AddressPolicy alsoPrivateAddresses() {
        return new ResolvingPolicy(use -> use == AddressUse.PUBLIC || use.isPrivate(), InetAddress::getAllByName);
    }

    /**
     * Admits every address, loopback too: for tests, and for machines that run both ends.
     *
     * @return the policy; names must have an address, but which one does not matter
     */
    static AddressPolicy anyAddress() {
        return new ResolvingPolicy(use -> true, InetAddress::getAllByName);
    }

    /**
     * Admits certain hosts, whatever their addresses are; they are not looked up.
     *
     * @param admitted told the host as it was given, but in lower case and without a dot at its end; IPv6 addresses in
     *     brackets
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
