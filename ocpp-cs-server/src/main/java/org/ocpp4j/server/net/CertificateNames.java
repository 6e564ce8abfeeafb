package org.ocpp4j.server.net;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Matches a station's certificate with its identity: its common name is the identity, or one of its DNS names is, which
 * compare without case. The security whitepaper has the station's serial number as common name; a fleet whose
 * identities are not its serial numbers puts the identity among the DNS names. A serial number that a station sends
 * itself is not believed, since any owner of a certificate could send it. Stateless.
 */
public final class CertificateNames {
    private static final Integer DNS = 2;

    private CertificateNames() {}

    public static boolean isOf(X509Certificate certificate, String identity) {
        return isCommonName(certificate, identity) || isDnsName(certificate, identity);
    }

    private static boolean isCommonName(X509Certificate certificate, String identity) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .anyMatch(rdn -> rdn.getType().equalsIgnoreCase("CN")
                                    && rdn.getValue().equals(identity));
        } catch (InvalidNameException malformed) {
            return false;
        }
    }

    private static boolean isDnsName(X509Certificate certificate, String identity) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .anyMatch(name ->
                                    DNS.equals(name.get(0)) && identity.equalsIgnoreCase(String.valueOf(name.get(1))));
        } catch (CertificateParsingException malformed) {
            return false;
        }
    }
}
