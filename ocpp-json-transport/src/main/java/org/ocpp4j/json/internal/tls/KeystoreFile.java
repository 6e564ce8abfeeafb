package org.ocpp4j.json.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A keystore, PKCS12 or JKS. Every exception names the file. */
public final class KeystoreFile {
    private KeystoreFile() {}

    /**
     * The private keys and their certificates.
     *
     * @param password of the keystore and of its keys
     * @return at least one
     */
    public static List<OwnCertificate> own(Path file, char[] password) throws IOException {
        try {
            KeyStore keys = load(file, password);
            List<OwnCertificate> own = new ArrayList<>();
            for (String alias : Collections.list(keys.aliases())) {
                Certificate[] chain = keys.getCertificateChain(alias);
                if (chain != null && keys.getKey(alias, password) instanceof PrivateKey key) {
                    List<X509Certificate> certificates = Arrays.stream(chain)
                            .map(X509Certificate.class::cast)
                            .toList();
                    own.add(OwnCertificate.of(file, file, key, certificates));
                }
            }
            if (own.isEmpty()) {
                throw TlsFile.unusable(file, "holds no private key");
            }
            return own;
        } catch (UnrecoverableKeyException other) {
            throw TlsFile.unusable(file, "the password of the private key is not that of the keystore", other);
        } catch (GeneralSecurityException broken) {
            throw TlsFile.unusable(file, "cannot be read as a keystore", broken);
        }
    }

    /**
     * The certificates that are marked as trusted. Those of private keys are not.
     *
     * @return at least one
     */
    public static List<X509Certificate> trusted(Path file, char[] password) throws IOException {
        try {
            KeyStore keys = load(file, password);
            List<X509Certificate> trusted = new ArrayList<>();
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isCertificateEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate issuer) {
                    trusted.add(issuer);
                }
            }
            if (trusted.isEmpty()) {
                throw TlsFile.unusable(file, "holds no trusted certificate; keytool -importcert adds them");
            }
            trusted.forEach(issuer -> TlsFile.warnUnlessValid(file, issuer));
            return trusted;
        } catch (GeneralSecurityException broken) {
            throw TlsFile.unusable(file, "cannot be read as a keystore", broken);
        }
    }

    private static KeyStore load(Path file, char[] password) throws IOException, GeneralSecurityException {
        byte[] bytes = TlsFile.read(file);
        KeyStore keys = KeyStore.getInstance("PKCS12"); // the JDK's reads JKS, too
        try {
            keys.load(new ByteArrayInputStream(bytes), password);
        } catch (IOException unreadable) {
            boolean locked = unreadable.getCause() instanceof UnrecoverableKeyException;
            throw TlsFile.unusable(
                    file, locked ? "the password is wrong" : "is neither PKCS12 nor JKS, or broken", unreadable);
        }
        return keys;
    }
}
