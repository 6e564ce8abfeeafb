package org.ocpp4j.json.internal.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** Reads a file with certificates or keys, and describes its problems. */
public final class TlsFile {
    private static final Logger LOG = System.getLogger("org.ocpp4j.json.TlsFiles");

    private TlsFile() {}

    /** All bytes of a file. */
    static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw unusable(file, "does not exist", missing);
        } catch (AccessDeniedException denied) {
            throw unusable(file, "may not be read by this process", denied);
        } catch (IOException broken) {
            throw unusable(file, Files.isDirectory(file) ? "is a directory" : "cannot be read", broken);
        }
    }

    static IOException unusable(Path file, String why) {
        return unusable(file, why, null);
    }

    static IOException unusable(Path file, String why, @Nullable Throwable cause) {
        return new IOException(file + ": " + why, cause);
    }

    /** Logs that a certificate is not valid today. It is still used: the other side has its own clock. */
    public static void warnUnlessValid(Path file, X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException expired) {
            LOG.log(
                    Logger.Level.WARNING,
                    file + ": the certificate of " + subject + " has expired: "
                            + certificate.getNotAfter().toInstant());
        } catch (CertificateNotYetValidException early) {
            LOG.log(
                    Logger.Level.WARNING,
                    file + ": the certificate of " + subject + " is not valid yet: "
                            + certificate.getNotBefore().toInstant());
        }
    }
}
