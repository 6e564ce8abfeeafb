package org.ocpp4j.json.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of PEM blocks (RFC 7468). Text around the blocks is ignored, and so are blocks that are neither certificates nor
 * private keys, such as {@code EC PARAMETERS}. Immutable. Every exception names the file.
 */
public final class PemFile {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    /** What stands between two lines of dashes, and what these say it is. */
    private record Block(String label, String body) {
        @Override
        public String toString() {
            return label; // the body may be a key
        }
    }

    private final Path file;
    private final List<Block> blocks;

    private PemFile(Path file, List<Block> blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if there is none, or no block in it, or a block without an end
     */
    public static PemFile read(Path file) throws IOException {
        byte[] bytes = TlsFile.read(file);
        List<Block> blocks = new ArrayList<>();
        String label = null;
        StringBuilder body = new StringBuilder();
        for (String line :
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList()) {
            String stripped = line.strip();
            int begin = label == null ? stripped.indexOf(BEGIN) : -1; // there may be a byte order mark before the first
            if (begin >= 0 && stripped.endsWith(DASHES) && stripped.length() > begin + BEGIN.length() + 5) {
                label = stripped.substring(begin + BEGIN.length(), stripped.length() - DASHES.length());
                body.setLength(0);
            } else if (label != null && stripped.equals("-----END " + label + DASHES)) {
                blocks.add(new Block(label, body.toString()));
                label = null;
            } else if (label != null) {
                body.append(stripped).append('\n');
            }
        }
        if (label != null) {
            throw TlsFile.unusable(file, "the block " + label + " has no end");
        }
        if (blocks.isEmpty()) {
            throw TlsFile.unusable(file, "is not PEM: there is no line that starts with " + BEGIN.strip());
        }
        return new PemFile(file, blocks);
    }

    /**
     * The certificates, in the order of the file.
     *
     * @return at least one
     * @throws IOException if there is none, or one is broken
     */
    public List<X509Certificate> certificates() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label.equals(CERTIFICATE) || block.label.equals("X509 CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw TlsFile.unusable(file, "holds no certificate, but " + blocks);
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(decoded(block)));
        } catch (CertificateException broken) {
            throw TlsFile.unusable(file, "holds a certificate that is broken", broken);
        }
    }

    /**
     * The private key.
     *
     * @param password decrypts it; null if there is none
     * @throws IOException if there is none, more than one, or it cannot be read or decrypted
     */
    public PrivateKey privateKey(char @Nullable [] password) throws IOException {
        List<Block> keys = blocks.stream()
                .filter(block -> block.label.endsWith(PRIVATE_KEY))
                .toList();
        if (keys.size() != 1) {
            throw TlsFile.unusable(
                    file, keys.isEmpty() ? "holds no private key, but " + blocks : "holds more than one private key");
        }
        Block key = keys.get(0);
        if (key.body.contains("ENCRYPTED")) { // in a header of OpenSSL's own: "Proc-Type: 4,ENCRYPTED"
            throw PemPrivateKey.unusable(file, PemPrivateKey.UNKNOWN_ENCRYPTION, null);
        }
        return PemPrivateKey.read(file, key.label, decoded(key), password);
    }

    private byte[] decoded(Block block) throws IOException {
        try {
            return Base64.getDecoder().decode(block.body.replace("\n", "").replace(" ", ""));
        } catch (IllegalArgumentException broken) {
            throw TlsFile.unusable(file, "the block " + block.label + " is not Base64", broken);
        }
    }
}
