package org.ocpp4j.core.network;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ocpp4j.core.network.AddressVerdict.Admitted;
import org.ocpp4j.core.network.AddressVerdict.JudgedAddress;
import org.ocpp4j.core.network.AddressVerdict.Refused;
import org.ocpp4j.core.network.AddressVerdict.Rule;

/** Decides by the addresses of a host. Immutable; thread-safe if the resolver is. */
final class ResolvingPolicy implements AddressPolicy {
    private final Predicate<AddressUse> admitted;
    private final Resolver resolver;

    ResolvingPolicy(Predicate<AddressUse> admitted, Resolver resolver) {
        this.admitted = admitted;
        this.resolver = resolver;
    }

    @Override
    public AddressVerdict judge(URI address) {
        Optional<Refused> flaw = HttpAddress.flaw(address);
        return flaw.isPresent() ? flaw.get() : resolved(address);
    }

    private AddressVerdict resolved(URI address) {
        List<InetAddress> addresses;
        try {
            addresses = List.of(resolver.resolve(address.getHost()));
        } catch (UnknownHostException unknown) {
            return new Refused(HttpAddress.shown(address), Rule.UNKNOWN_HOST, Optional.empty());
        }
        for (InetAddress one : addresses) {
            JudgedAddress judged = SpecialRanges.judge(one);
            if (!admitted.test(judged.use())) {
                Rule rule = judged.use().isPrivate() ? Rule.PRIVATE_ADDRESS : Rule.SPECIAL_ADDRESS;
                return new Refused(HttpAddress.shown(address), rule, Optional.of(judged));
            }
        }
        return new Admitted(addresses);
    }

    /** Looks up a host; {@link InetAddress#getAllByName} except in tests. */
    @FunctionalInterface
    interface Resolver {
        /** Returns all addresses, at least one; for a numeric address, the address itself. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }
}
