package org.ocpp4j.core.network;

/** The purposes of IP addresses (RFC 6890 and IANA's registries of special-purpose addresses). */
public enum AddressUse {
    /** One machine on the internet. */
    PUBLIC("a public address"),
    /** One machine in a private network (RFC 1918, RFC 4193). */
    PRIVATE("a private address"),
    /** One machine behind the address translation of a carrier (RFC 6598). */
    CARRIER("a private address of a carrier"),
    /** This machine, whatever its addresses are. */
    THIS_MACHINE("an address of this machine"),
    /** This machine. */
    LOOPBACK("a loopback address"),
    /** A machine on the same link. */
    LINK_LOCAL("a link-local address"),
    /** The service that gives the machines of a cloud their credentials. */
    CLOUD_CREDENTIALS("where a cloud tells its machines their credentials"),
    /** A group of machines. */
    MULTICAST("a multicast address"),
    /** Relays between IPv6 and IPv4 (RFC 7526). */
    RELAY("reserved for 6to4 relays"),
    /** Protocols of the IETF. */
    PROTOCOLS("reserved for protocols"),
    /** Examples in documentation. */
    DOCUMENTATION("reserved for documentation"),
    /** Benchmarks of networks (RFC 2544). */
    BENCHMARKS("reserved for benchmarks"),
    /** Nothing yet. */
    RESERVED("reserved");

    private final String words;

    AddressUse(String words) {
        this.words = words;
    }

    /**
     * The purpose in words.
     *
     * @return what stands after "is", for example {@code a loopback address}
     */
    public String words() {
        return words;
    }

    boolean isPrivate() {
        return this == PRIVATE || this == CARRIER;
    }
}
