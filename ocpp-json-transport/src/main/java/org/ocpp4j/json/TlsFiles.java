package org.ocpp4j.json;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.internal.tls.CertificateSource;
import org.ocpp4j.json.internal.tls.KeystoreFile;
import org.ocpp4j.json.internal.tls.OwnCertificate;
import org.ocpp4j.json.internal.tls.PemFile;
import org.ocpp4j.json.internal.tls.TlsFile;

/**
 * Certificates and keys from PEM files or keystores, for both ends of TLS:
 *
 * <pre>{@code
 * TlsFiles files = TlsFiles.builder()
 *         .certificate(Path.of("fullchain.pem"), Path.of("key.pem"))
 *         .trusted(Path.of("stations-ca.pem"))
 *         .build();
 * SSLParameters parameters = new SSLParameters();
 * parameters.setNeedClientAuth(true);
 * WebSocketServerTransport.builder().tls(files, parameters);
 * }</pre>
 *
 * <p>Thread-safe. After {@link #reload()}, new connections of a server use the new content of the files, and existing
 * connections stay open. A {@link WebSocketClientTransport} keeps its {@code SSLContext}: create a new transport after
 * a reload.
 */
public final class TlsFiles implements Supplier<SSLContext> {
    private final List<CertificateSource<OwnCertificate>> own;
    private final List<CertificateSource<X509Certificate>> trusted;
    private volatile SSLContext current;

    private TlsFiles(Builder builder) throws IOException {
        this.own = List.copyOf(builder.own);
        this.trusted = List.copyOf(builder.trusted);
        this.current = read();
    }

    /**
     * Starts to build certificates and keys from files.
     *
     * @return a builder: no own certificate, and the trusted issuers of the platform
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The certificates and keys as last read. Never blocks.
     *
     * @return the same object until the next {@link #reload()} that succeeds
     */
    @Override
    public SSLContext get() {
        return current;
    }

    /**
     * Reads all files again, on the calling thread, and then uses them. Earlier TLS sessions cannot be resumed
     * afterwards, so that a certificate that is no longer trusted is not accepted.
     *
     * @throws IOException if a file is missing or wrong, or a key does not fit its certificate, perhaps because only
     *     one of them has been replaced yet; the message names the file. The previous certificates stay in use
     */
    public synchronized void reload() throws IOException { // one at a time: the files that are read last are used
        current = read();
    }

    private SSLContext read() throws IOException {
        try {
            return CertificateSource.context(own, trusted);
        } catch (GeneralSecurityException refused) {
            throw new IOException(this + ": the JDK cannot use them: " + refused.getMessage(), refused);
        }
    }

    /** Contains the names of the files, but no passwords or keys. */
    @Override
    public String toString() {
        return "TlsFiles[own " + own + ", trusted " + (trusted.isEmpty() ? "by the platform" : trusted) + "]";
    }

    /** Collects the files to use; not safe for use by several threads. A path is not opened before {@link #build()}. */
    public static final class Builder {
        private final List<CertificateSource<OwnCertificate>> own = new ArrayList<>();
        private final List<CertificateSource<X509Certificate>> trusted = new ArrayList<>();

        private Builder() {}

        /**
         * Adds an own certificate in PEM. One RSA and one EC certificate are possible, and a central system should have
         * both: the four cipher suites that it must support need them (OCPP 1.6 security whitepaper, A00.FR.317).
         *
         * @param chain the certificate, followed by those of its issuers
         * @param key the private key, RSA or EC, not encrypted; may be the same file
         * @return this builder
         */
        public Builder certificate(Path chain, Path key) {
            return add(chain, key, null);
        }

        /**
         * Adds an own certificate in PEM whose private key is encrypted, as {@code ENCRYPTED PRIVATE KEY} (PKCS#8).
         *
         * @param chain the certificate, followed by those of its issuers
         * @param key the private key; may be the same file
         * @param password decrypts the key; copied, and kept for {@link TlsFiles#reload()}
         * @return this builder
         */
        public Builder certificate(Path chain, Path key, char[] password) {
            return add(chain, key, password.clone());
        }

        private Builder add(Path chain, Path key, char @Nullable [] password) {
            String name = chain.equals(key) ? chain.toString() : chain + " with " + key;
            own.add(new CertificateSource<>(name, () -> {
                List<X509Certificate> certificates = PemFile.read(chain).certificates();
                return List.of(OwnCertificate.of(chain, key, PemFile.read(key).privateKey(password), certificates));
            }));
            return this;
        }

        /**
         * Adds the own certificates of a keystore, at most one RSA and one EC certificate.
         *
         * @param file PKCS12 or JKS
         * @param password of the keystore and of its keys; copied, and kept for {@link TlsFiles#reload()}
         * @return this builder
         */
        public Builder keystore(Path file, char[] password) {
            char[] copy = password.clone();
            own.add(new CertificateSource<>(file.toString(), () -> KeystoreFile.own(file, copy)));
            return this;
        }

        /**
         * Trusts the certificates in a PEM file, and no longer those of the platform. Several calls add up. Always set
         * this for a server that requests certificates of stations: the platform trusts issuers that give certificates
         * to anyone.
         *
         * @param bundle certificates of issuers, or of peers themselves
         * @return this builder
         */
        public Builder trusted(Path bundle) {
            trusted.add(new CertificateSource<>(bundle.toString(), () -> {
                List<X509Certificate> issuers = PemFile.read(bundle).certificates();
                issuers.forEach(issuer -> TlsFile.warnUnlessValid(bundle, issuer));
                return issuers;
            }));
            return this;
        }

        /**
         * Trusts the certificates that a keystore marks as trusted, and no longer those of the platform. Several calls
         * add up.
         *
         * @param file PKCS12 or JKS; the certificates of its private keys are not trusted
         * @param password of the keystore; copied, and kept for {@link TlsFiles#reload()}
         * @return this builder
         */
        public Builder trustedKeystore(Path file, char[] password) {
            char[] copy = password.clone();
            trusted.add(new CertificateSource<>(file.toString(), () -> KeystoreFile.trusted(file, copy)));
            return this;
        }

        /**
         * Reads the files.
         *
         * @return the certificates and keys. Expired certificates are used, and a warning is logged as {@code
         *     org.ocpp4j.json.TlsFiles}
         * @throws IOException if a file is missing or wrong, or a key does not fit its certificate, or there are two
         *     own certificates of one algorithm; the message names the file
         */
        public TlsFiles build() throws IOException {
            return new TlsFiles(this);
        }
    }
}
