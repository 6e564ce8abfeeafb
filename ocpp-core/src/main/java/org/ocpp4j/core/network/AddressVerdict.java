package org.ocpp4j.core.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What an {@link AddressPolicy} says about an address. Immutable. */
public sealed interface AddressVerdict {
    /**
     * The address may be called.
     *
     * @param addresses the IP addresses of its host that were judged: connect to one of these, so that another answer of a
     *     name service cannot lead elsewhere. Empty if the policy did not ask for them, because any is admitted
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
     * @param rule which rule refuses it
     * @param address the IP address of the host that is refused, if the rule is about one
     */
    record Refused(String origin, Rule rule, Optional<JudgedAddress> address) implements AddressVerdict {
        /**
         * Refuses an address for a reason of the application's own.
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
     * What is known of an IP address.
     *
     * @param address the address
     * @param range the range it belongs to; of IPv6 that stands for IPv4, a range of IPv4
     * @param use what addresses of the range are for
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
        /** A port that is none. */
        PORT("its port is not from 1 to 65535"),
        /** An IPv6 address with a zone. */
        ZONE("its host has a zone"),
        /** An IPv4 address in a form that programs read differently. */
        NUMBER("its host is a number, but not four decimal ones such as 192.0.2.1"),
        /** A name without an address. */
        UNKNOWN_HOST("its host has no address"),
        /** A host that {@link AddressPolicy#hosts} does not admit. */
        HOST("its host is none of those that are admitted"),
        /** An address of a private network. */
        PRIVATE_ADDRESS("it is a private address"),
        /** An address of this machine, or of nobody who can be called. */
        SPECIAL_ADDRESS("it is a special address"),
        /** A rule of the application. */
        APPLICATION("the application does not admit it");

        private final String words;

        Rule(String words) {
            this.words = words;
        }
    }
}
