package org.ocpp4j.server.cli;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.ocpp4j.server.rest.OperatorDoorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code health}. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the server on this machine whether stations can be served, and prints what it says. The exit status is 0"
                    + " if they can. For containers and supervisors.",
            "Give it the settings that the server is given."
        })
public final class HealthCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        URI address = address(options.load().settings().operators());
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .sslContext(trustingAnybody())
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            spec.commandLine().getOut().println(response.body());
            spec.commandLine().getOut().flush();
            return response.statusCode() == 200 ? 0 : 1;
        } catch (IOException | GeneralSecurityException failed) {
            throw new CommandFailedException("No answer from " + address + ": " + failed);
        }
    }

    private static URI address(OperatorDoorSettings door) {
        String host = switch (door.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default ->
                door.host().contains(":") && !door.host().startsWith("[") ? "[" + door.host() + "]" : door.host();
        };
        String scheme = door.tls().isOn() ? "https" : "http";
        return URI.create(scheme + "://" + host + ":" + door.port() + "/health/ready");
    }

    /** Nothing secret is sent, and the certificate is made out to the name that others use. */
    private static SSLContext trustingAnybody() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
