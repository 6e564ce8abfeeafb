package org.ocpp4j.server.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.ocpp4j.server.rest.Body;

/**
 * Certificates for a station.
 *
 * @param certificateChain certificates in PEM, the station's own first; at most 10000 characters
 */
record CertificateChainBody(String certificateChain) {
    private static final String MEMBER = "certificateChain";
    private static final int LONGEST = 10_000; // CertificateSigned takes no more

    static CertificateChainBody of(Body body) {
        String chain = body.text(MEMBER, LONGEST);
        body.end();
        if (chain == null) {
            throw body.problem(MEMBER, "is missing");
        }
        if (!isChain(chain)) {
            throw body.problem(MEMBER, "is not one or more X.509 certificates in PEM");
        }
        return new CertificateChainBody(chain);
    }

    private static boolean isChain(String chain) {
        if (!chain.contains("-----BEGIN CERTIFICATE-----")) {
            return false;
        }
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(chain.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        } catch (CertificateException malformed) {
            return false;
        }
    }
}
