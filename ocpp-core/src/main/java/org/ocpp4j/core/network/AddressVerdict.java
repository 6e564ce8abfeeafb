package org.ocpp4j.core.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The decision of an {@link AddressPolicy} about an address. Immutable. */
public sealed interface AddressVerdict {
    /**
     * The address may be called.
     *
     * @param addresses the IP addresses of its host that were checked: connect to one of these, so that a changed
     *     answer of a name service has no effect. Empty if the policy did not look them up, because any address is
     *     admitted
     */
    record Admitted(List<InetAddress> addresses) implements AddressVerdict {
        /** Copies the list. */
        public Admitted {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * The address must not be called.
     *
     * @param origin the address without path, query and user, for people; not too long
     * @param rule the rule that refuses it
     * @param address the IP address of the host that is refused, if the rule is about one
     */
    record Refused(String origin, Rule rule, Optional<JudgedAddress> address) implements AddressVerdict {
        /**
         * Refuses an address for a reason of the application.
         *
         * @param address the address
         * @return a refusal by {@link Rule#APPLICATION}
         */
        public static Refused of(URI address) {
            return new Refused(HttpAddress.shown(address), Rule.APPLICATION, Optional.empty());
        }

        /**
         * The refusal in words.
         *
         * @return one clause for a log, without a full stop and without secrets
         */
        public String text() {
            return origin + " must not be called: "
                    + address.map(one -> one.address().getHostAddress() + " is "
                                    + one.use().words() + " (" + one.range() + ")")
                            .orElse(rule.words);
        }
    }

    /**
     * An IP address and its purpose.
     *
     * @param address the address
     * @param range the range it belongs to; for an IPv6 address that represents an IPv4 address, a range of IPv4
     * @param use the purpose of addresses of the range
     */
    record JudgedAddress(InetAddress address, NetworkRange range, AddressUse use) {}

    /** Why an address is refused. */
    enum Rule {
        /** Another scheme. */
        SCHEME("it is neither http nor https"),
        /** A user name, or an empty one. */
        USER("it has a user name"),
        /** A fragment. */
        FRAGMENT("it has a fragment"),
        /** No host, or one that cannot be read. */
        NO_HOST("it has no host that can be read"),
        /** An invalid port. */
        PORT("its port is not from 1 to 65535"),
        /** An IPv6 address with a zone. */
        ZONE("its host has a zone"),
        /** An IPv4 address in a notation that programs interpret differently. */
        NUMBER("its host is a number, but not four decimal ones such as 192.0.2.1"),
        /** A name without an address. */
        UNKNOWN_HOST("its host has no address"),
        /** A host that {@link AddressPolicy#hosts} does not admit. */
        HOST("its host is none of those that are admitted"),
        /** An address of a private network. */
        PRIVATE_ADDRESS("it is a private address"),
        /** An address of this machine, or an address that cannot be called. */
        SPECIAL_ADDRESS("it is a special address"),
        /** A rule of the application. */
        APPLICATION("the application does not admit it");

        private final String words;

        Rule(String words) {
            this.words = words;
        }
    }
}
