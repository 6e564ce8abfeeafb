package org.ocpp4j.json.internal.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys, RSA and EC: PKCS#8 (RFC 5208), also encrypted, and the older forms of OpenSSL. Exceptions name
 * the file and never contain parts of the key.
 */
final class PemPrivateKey {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC");

    static final String UNKNOWN_ENCRYPTION = "the private key is encrypted in a way that the JDK cannot read";

    private PemPrivateKey() {}

    /**
     * Reads a key.
     *
     * @param label of the PEM block
     * @param encoded its content
     * @param password null if none was given; ignored if the key is not encrypted
     */
    static PrivateKey read(Path file, String label, byte[] encoded, char @Nullable [] password) throws IOException {
        return switch (label) {
            case "PRIVATE KEY" -> key(file, new PKCS8EncodedKeySpec(encoded));
            case "ENCRYPTED PRIVATE KEY" -> key(file, decrypted(file, encoded, password));
            case "RSA PRIVATE KEY" -> key(file, new PKCS8EncodedKeySpec(Der.pkcs8OfRsa(encoded)));
            case "EC PRIVATE KEY" -> key(file, new PKCS8EncodedKeySpec(ofCurve(file, encoded)));
            default -> throw unusable(file, "the form " + label + " is unknown", null);
        };
    }

    private static byte[] ofCurve(Path file, byte[] encoded) throws IOException {
        try {
            return Der.pkcs8OfEc(encoded);
        } catch (IllegalArgumentException unnamed) {
            throw unusable(file, "the private key does not name its curve", unnamed);
        }
    }

    private static PrivateKey key(Path file, KeySpec encoded) throws IOException {
        InvalidKeySpecException reason = new InvalidKeySpecException();
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException other) {
                reason.addSuppressed(other);
            } catch (NoSuchAlgorithmException incomplete) {
                throw new IllegalStateException(incomplete); // every JDK has them
            }
        }
        throw TlsFile.unusable(file, "the private key is broken, or neither RSA nor EC", reason);
    }

    private static KeySpec decrypted(Path file, byte[] encoded, char @Nullable [] password) throws IOException {
        if (password == null) {
            throw TlsFile.unusable(file, "the private key is encrypted, and no password was given");
        }
        PBEKeySpec secret = new PBEKeySpec(password);
        try {
            EncryptedPrivateKeyInfo info = encrypted(file, encoded);
            return info.getKeySpec(cipher(file, info, secret));
        } catch (InvalidKeySpecException undecipherable) {
            throw TlsFile.unusable(file, "the password does not decrypt the private key", undecipherable);
        } finally {
            secret.clearPassword();
        }
    }

    private static EncryptedPrivateKeyInfo encrypted(Path file, byte[] encoded) throws IOException {
        try {
            return new EncryptedPrivateKeyInfo(encoded);
        } catch (IOException unknown) {
            throw unusable(file, UNKNOWN_ENCRYPTION, unknown);
        }
    }

    private static Cipher cipher(Path file, EncryptedPrivateKeyInfo info, PBEKeySpec secret) throws IOException {
        try {
            AlgorithmParameters parameters = info.getAlgParameters();
            // Of PBES2 (RFC 8018) the parameters contain the algorithm; the JDK uses these names.
            boolean pbes2 = List.of("PBES2", "1.2.840.113549.1.5.13").contains(info.getAlgName());
            String algorithm = pbes2 && parameters != null ? parameters.toString() : info.getAlgName();
            SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(secret);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            return cipher;
        } catch (GeneralSecurityException unknown) {
            throw unusable(file, UNKNOWN_ENCRYPTION, unknown);
        }
    }

    /** The exception explains how to convert the file. */
    static IOException unusable(Path file, String why, @Nullable Throwable cause) {
        String command = "openssl pkcs8 -topk8 -v2 aes-256-cbc -in " + file + " -out NEW";
        return TlsFile.unusable(
                file, why + "; convert it: " + command + " (for no password: -nocrypt, not -v2 aes-256-cbc)", cause);
    }
}
