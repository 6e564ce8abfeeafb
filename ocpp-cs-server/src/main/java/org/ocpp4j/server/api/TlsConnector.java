package org.ocpp4j.server.api;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.ocpp4j.json.TlsFiles;
import org.ocpp4j.server.door.TlsSettings;

/** Makes a connector that speaks TLS 1.2 or newer, with the files that the stations' door understands, too. */
final class TlsConnector {
    private TlsConnector() {}

    static ServerConnector of(Server jetty, HttpConfiguration http, TlsSettings settings) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(files(settings).get());
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConfiguration https = new HttpConfiguration(http);
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false); // operators come by address, too; browsers check the name themselves
        https.addCustomizer(customizer);
        return new ServerConnector(jetty, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
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
