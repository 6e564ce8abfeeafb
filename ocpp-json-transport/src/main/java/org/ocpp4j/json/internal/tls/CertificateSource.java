package org.ocpp4j.json.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A source of certificates.
 *
 * @param name of the file; no secret
 * @param reader reads the file again each time
 * @param <T> {@link OwnCertificate}, or a trusted {@link X509Certificate}
 */
public record CertificateSource<T>(String name, Reader<T> reader) {

    /** Reads a file. The exception names it. */
    public interface Reader<T> {
        List<T> read() throws IOException;
    }

    /**
     * Reads all sources.
     *
     * @param own the own certificates; empty for none
     * @param trusted the trusted certificates; empty for those of the platform
     */
    public static SSLContext context(
            List<CertificateSource<OwnCertificate>> own, List<CertificateSource<X509Certificate>> trusted)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(own), trust(trusted), null);
        return context;
    }

    private static KeyManager @Nullable [] keys(List<CertificateSource<OwnCertificate>> own)
            throws IOException, GeneralSecurityException {
        if (own.isEmpty()) {
            return null;
        }
        char[] password = {'-'}; // keeps no secret: the store lives in this method
        KeyStore keys = empty();
        Set<String> algorithms = new HashSet<>();
        for (OwnCertificate certificate : readAll(own)) {
            String algorithm = certificate.key().getAlgorithm();
            if (!algorithms.add(algorithm)) {
                throw TlsFile.unusable(certificate.file(), "is a second certificate of " + algorithm);
            }
            X509Certificate[] chain = certificate.chain().toArray(X509Certificate[]::new);
            keys.setKeyEntry(algorithm, certificate.key(), password, chain);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        return managers.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(List<CertificateSource<X509Certificate>> trusted)
            throws IOException, GeneralSecurityException {
        if (trusted.isEmpty()) {
            return null; // the JDK uses those of the platform
        }
        KeyStore issuers = empty();
        for (X509Certificate issuer : readAll(trusted)) {
            issuers.setCertificateEntry(String.valueOf(issuers.size()), issuer);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(issuers);
        return managers.getTrustManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static <T> List<T> readAll(List<CertificateSource<T>> sources) throws IOException {
        List<T> all = new ArrayList<>();
        for (CertificateSource<T> source : sources) {
            all.addAll(source.reader.read());
        }
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
