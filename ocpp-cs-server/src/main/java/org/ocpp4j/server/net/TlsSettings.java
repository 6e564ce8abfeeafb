package org.ocpp4j.server.net;

/**
 * Certificates of a door, in PEM files or a keystore.
 *
 * @param certificate a PEM file with the chain, or a keystore; empty for no TLS
 * @param key a PEM file with the private key; empty where {@code certificate} is a keystore
 * @param password of the key or the keystore; empty for none
 * @param clientAuthorities a PEM file with the authorities that client certificates are checked against; empty for none
 */
public record TlsSettings(String certificate, String key, String password, String clientAuthorities) {
    /** No TLS. */
    public static final TlsSettings NONE = new TlsSettings("", "", "", "");

    /**
     * Whether the door speaks TLS.
     *
     * @return true if there is a certificate
     */
    public boolean isOn() {
        return !certificate.isEmpty();
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "TlsSettings[" + (isOn() ? certificate : "off") + "]";
    }
}
