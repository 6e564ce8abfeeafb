package org.ocpp4j.json.internal.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The cipher suites that are used unless the user names others: authenticated encryption only, and forward secrecy
 * first.
 *
 * <p>OCPP's security whitepaper (A00.FR.317 and A00.FR.421) requires a central system to support {@code
 * TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}, {@code TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384}, {@code
 * TLS_RSA_WITH_AES_128_GCM_SHA256} and {@code TLS_RSA_WITH_AES_256_GCM_SHA384}; the former need a certificate of an
 * elliptic curve, the latter one of RSA. The latter have no forward secrecy, so they come last.
 *
 * <p>Newer JDKs disable {@code TLS_RSA_*}: it stands in the security property {@code jdk.tls.disabledAlgorithms} of JDK
 * 25 (seen in 25.0.3), but not of JDK 17 (seen in 17.0.15). Disabled suites are missing here. To serve stations that
 * support nothing else, start the JVM with {@code -Djava.security.properties=FILE}, where the file sets that property
 * to its value in {@code conf/security/java.security} without {@code TLS_RSA_*}. It is read once, so that setting it in
 * a running program is of no use.
 */
public final class CipherSuites {
    private static final List<String> WANTED = List.of(
            "TLS_AES_256_GCM_SHA384", // TLS 1.3
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", // TLS 1.2
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384", // without forward secrecy
            "TLS_RSA_WITH_AES_128_GCM_SHA256");
    private static final List<String> DEFAULTS = available();

    private CipherSuites() {}

    /** The suites that this JDK supports, best first; a new array. */
    public static String[] defaults() {
        return DEFAULTS.toArray(String[]::new);
    }

    private static List<String> available() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            List<String> supported =
                    Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
            return WANTED.stream().filter(supported::contains).toList();
        } catch (GeneralSecurityException withoutTls) {
            throw new IllegalStateException(withoutTls); // every JDK has it
        }
    }
}
