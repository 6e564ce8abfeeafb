package org.ocpp4j.json.internal.tls;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLParameters;

/** The versions of TLS and the cipher suites of both ends. */
public final class TlsParameters {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private TlsParameters() {}

    /**
     * Limits parameters to the versions that OCPP's security whitepaper admits. If they name no cipher suites, they get
     * {@link CipherSuites#defaults}, and a server prefers them in that order.
     *
     * @throws IllegalArgumentException if none is left
     */
    public static SSLParameters secure(SSLParameters given) {
        String[] wanted = given.getProtocols() == null ? VERSIONS : given.getProtocols();
        String[] secure =
                Arrays.stream(wanted).filter(List.of(VERSIONS)::contains).toArray(String[]::new);
        if (secure.length == 0) {
            throw new IllegalArgumentException("Neither TLS 1.2 nor TLS 1.3 among " + Arrays.toString(wanted));
        }
        given.setProtocols(secure);
        if (given.getCipherSuites() == null) {
            given.setCipherSuites(CipherSuites.defaults());
            given.setUseCipherSuitesOrder(true);
        }
        return given;
    }
}
