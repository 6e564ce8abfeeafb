package org.ocpp4j.soap;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/** Judges by the addresses of a host. Immutable; thread-safe if the resolver is. */
final class AddressPolicy implements CallbackPolicy {
    private final Set<AddressKind> admitted;
    private final Resolver resolver;

    AddressPolicy(Set<AddressKind> admitted, Resolver resolver) {
        this.admitted = admitted;
        this.resolver = resolver;
    }

    @Override
    public Optional<String> refusal(String identity, URI address) {
        return CallbackAddress.flaw(address).or(() -> judged(address));
    }

    private Optional<String> judged(URI address) {
        String shown = CallbackAddress.shown(address) + " must not be called: ";
        InetAddress[] resolved;
        try {
            resolved = resolver.resolve(address.getHost());
        } catch (UnknownHostException unknown) {
            return Optional.of(shown + "its host has no address; no setting admits it");
        }
        for (InetAddress one : resolved) {
            AddressRange range = AddressRange.of(one);
            if (!admitted.contains(range.kind())) {
                return Optional.of(shown + one.getHostAddress() + " is " + range.what() + " (" + range.text() + "); "
                        + range.kind().setting() + " would admit it");
            }
        }
        return Optional.empty();
    }

    /** Looks a host up; {@link InetAddress#getAllByName} but in tests. */
    @FunctionalInterface
    interface Resolver {
        /** All addresses, one at least; of an address in numbers, itself. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }
}
