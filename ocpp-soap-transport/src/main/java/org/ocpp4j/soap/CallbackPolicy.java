package org.ocpp4j.soap;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether a central system calls the address that a station gave in {@code wsa:From}. Anybody can write anything
 * there, so a policy that admits too much lets strangers send requests from inside your network (server-side request
 * forgery).
 *
 * <p>Those given here admit {@code http} and {@code https} only, with a host, a port from 1 to 65535 if any, no user name
 * and no fragment. A host in numbers must be an IPv4 address of four decimal numbers or an IPv6 address in brackets,
 * without a zone; other ways to write one are refused. Names of hosts are looked up, and all their addresses must be
 * admitted.
 *
 * <p>A name is looked up when the policy is asked, and again by the JDK when it connects, each time that it connects. Whoever
 * owns the name can answer differently the second time (DNS rebinding). In practice the JDK gives the same answer for the
 * 30 s of its cache, as long as nobody sets the security property {@code networkaddress.cache.ttl} to 0; so ask
 * immediately before each request. Where that is not enough, let a firewall decide, or use {@link #hosts} with names of
 * yours.
 *
 * <p>Thread-safe. May block, to look names up; is not called by threads that must not wait.
 */
@FunctionalInterface
public interface CallbackPolicy {
    /**
     * Judges an address.
     *
     * @param identity the station that gave it
     * @param address the address, as it was given
     * @return why it must not be called, in one sentence for the log; empty if it may be
     */
    Optional<String> refusal(String identity, URI address);

    /**
     * Admits addresses of the public internet. What is not, such as loopback, private, link-local and multicast addresses,
     * is refused, in IPv6 notation for IPv4 too (mapped, NAT64, 6to4).
     *
     * @return the policy, which is the default
     */
    static CallbackPolicy publicAddresses() {
        return new AddressPolicy(Set.of(AddressKind.PUBLIC), InetAddress::getAllByName);
    }

    /**
     * Admits private addresses besides public ones, for stations in a VPN or LAN: {@code 10.0.0.0/8},
     * {@code 172.16.0.0/12}, {@code 192.168.0.0/16}, {@code 100.64.0.0/10} and {@code fc00::/7}. Addresses where clouds
     * give credentials to their machines stay refused.
     *
     * @return the policy; mind what else is in your network
     */
    static CallbackPolicy alsoPrivateAddresses() {
        return new AddressPolicy(Set.of(AddressKind.PUBLIC, AddressKind.PRIVATE), InetAddress::getAllByName);
    }

    /**
     * Admits every address, loopback too: for tests, and for machines that run both ends.
     *
     * @return the policy; names must have an address, but which one does not matter
     */
    static CallbackPolicy anyAddress() {
        return new AddressPolicy(Set.of(AddressKind.values()), InetAddress::getAllByName);
    }

    /**
     * Admits certain hosts, whatever their addresses are; they are not looked up.
     *
     * @param admitted told the host as it was given, but in lower case and without a dot at its end; IPv6 addresses in
     *     brackets
     * @return the policy
     */
    static CallbackPolicy hosts(Predicate<String> admitted) {
        return (identity, address) -> CallbackAddress.flaw(address).or(() -> {
            String host = CallbackAddress.host(address);
            return admitted.test(host)
                    ? Optional.empty()
                    : Optional.of(CallbackAddress.shown(address) + " must not be called: the host \"" + host
                            + "\" is none of those that CallbackPolicy.hosts(...) was given");
        });
    }
}
