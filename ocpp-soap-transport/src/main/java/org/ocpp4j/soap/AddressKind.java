package org.ocpp4j.soap;

/** What an IP address is for, as far as a {@link CallbackPolicy} cares. */
enum AddressKind {
    /** One machine on the internet. */
    PUBLIC("CallbackPolicy.publicAddresses()"),
    /** One machine in a network of somebody. */
    PRIVATE("CallbackPolicy.alsoPrivateAddresses()"),
    /** This machine, or nobody that a station can be. */
    SPECIAL("CallbackPolicy.anyAddress()");

    private final String setting;

    AddressKind(String setting) {
        this.setting = setting;
    }

    /** The narrowest policy that admits it. */
    String setting() {
        return setting;
    }
}
