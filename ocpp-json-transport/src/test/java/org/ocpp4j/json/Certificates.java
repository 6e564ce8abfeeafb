package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for tests. */
public final class Certificates {
    private static final char[] PASSWORD = "secret".toCharArray();

    private Certificates() {}

    /** A new certificate for a host, made by the JDK's own tool. */
    public static KeyStore create(Path file, String names) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(
                List.of("-genkeypair", "-keyalg", "EC", "-alias", "it", "-dname", "CN=it", "-ext", "san=" + names));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "secret"));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    /** A context that trusts a certificate alone, and has it itself if it may. */
    public static SSLContext context(KeyStore keys, boolean own) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", keys.getCertificate("it"));
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own ? mine.getKeyManagers() : null, others.getTrustManagers(), null);
        return context;
    }
}
