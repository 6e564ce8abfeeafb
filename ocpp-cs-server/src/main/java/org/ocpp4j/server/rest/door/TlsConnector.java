package org.ocpp4j.server.rest.door;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.ocpp4j.json.TlsFiles;
import org.ocpp4j.server.net.TlsSettings;

/** Makes connectors that speak TLS 1.2 or newer, with the files that the stations' door understands, too. Thread-safe. */
final class TlsConnector {
    private final TlsSettings settings;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    /** Reads the files; an IllegalArgumentException names the problem with them. */
    TlsConnector(TlsSettings settings) {
        this.settings = settings;
        tls.setSslContext(files(settings).get());
    }

    /** Reads the files again; new connections use them. The previous ones stay in use if they are wrong. */
    void reload() {
        SSLContext fresh = files(settings).get();
        try {
            tls.reload(factory -> factory.setSslContext(fresh));
        } catch (Exception failed) { // Jetty declares no less
            throw new IllegalStateException("The certificates of the operators' door cannot be changed", failed);
        }
    }

    ServerConnector of(Server jetty, Connections connections, HttpConfiguration http) {
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConfiguration https = new HttpConfiguration(http);
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false); // operators come by address, too; browsers check the name themselves
        https.addCustomizer(customizer);
        return new DoorConnector(
                jetty, connections, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
    }

    private static TlsFiles files(TlsSettings settings) {
        char[] password = settings.password().toCharArray();
        TlsFiles.Builder files = TlsFiles.builder();
        if (settings.key().isEmpty()) {
            files.keystore(Path.of(settings.certificate()), password);
        } else if (password.length == 0) {
            files.certificate(Path.of(settings.certificate()), Path.of(settings.key()));
        } else {
            files.certificate(Path.of(settings.certificate()), Path.of(settings.key()), password);
        }
        try {
            return files.build();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The certificates of the operators' door: " + unreadable.getMessage(), unreadable);
        }
    }
}
