package org.ocpp4j.json.internal.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of this side, with its private key. Immutable.
 *
 * @param file where it comes from
 * @param key the private key
 * @param chain the certificate of the key, then the certificate of its issuer, and so on; the last may be missing
 */
public record OwnCertificate(Path file, PrivateKey key, List<X509Certificate> chain) {

    /**
     * Checks that key and certificates belong together.
     *
     * @param keyFile where the key comes from, for the exception
     * @throws IOException if the key is of another certificate, or the chain is none
     */
    public static OwnCertificate of(Path file, Path keyFile, PrivateKey key, List<X509Certificate> chain)
            throws IOException {
        String owner = chain.get(0).getSubjectX500Principal().getName();
        if (signature(key.getAlgorithm()) == null) {
            throw TlsFile.unusable(keyFile, "the private key is neither RSA nor EC, but " + key.getAlgorithm());
        }
        if (!fits(key, chain.get(0).getPublicKey())) {
            boolean later = chain.stream().anyMatch(other -> fits(key, other.getPublicKey()));
            throw TlsFile.unusable(
                    keyFile,
                    "the private key does not fit the first certificate in " + file + ", which is of " + owner
                            + (later ? "; it fits a later one, which must come first" : ""));
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw TlsFile.unusable(
                        file,
                        "certificate " + (i + 1) + " is not of "
                                + chain.get(i - 1).getIssuerX500Principal().getName() + ", who issued the one before");
            }
        }
        chain.forEach(certificate -> TlsFile.warnUnlessValid(file, certificate));
        return new OwnCertificate(file, key, List.copyOf(chain));
    }

    /** Signs something and verifies it. */
    private static boolean fits(PrivateKey key, PublicKey certified) {
        String algorithm = signature(key.getAlgorithm());
        if (algorithm == null || !key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        try {
            byte[] anything = new byte[32];
            new SecureRandom().nextBytes(anything);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    private static @Nullable String signature(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> null;
        };
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
