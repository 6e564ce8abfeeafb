package org.ocpp4j.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.ocpp4j.server.api.OperatorDoorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code health}. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the server that runs on this machine with these settings whether it can serve stations. Prints what it"
                    + " says; the exit status is 0 if it can. For containers and scripts.",
            "Give it the settings that the server is given."
        })
final class HealthCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LONGEST = 10_000;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        OperatorDoorSettings door = options.load().settings().operators();
        if (door.tls().isOn()) {
            throw new CommandFailedException("The operators' door speaks TLS; ask " + address(door)
                    + " with a client that trusts its certificate");
        }
        URI address = address(door);
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            PrintWriter out = spec.commandLine().getOut();
            String body = answer.body();
            out.println(body.length() > LONGEST ? body.substring(0, LONGEST) : body);
            out.flush();
            return answer.statusCode() == 200 ? 0 : 1;
        } catch (IOException failed) {
            throw new CommandFailedException("Nobody answers at " + address + ": " + failed);
        }
    }

    /** A door that listens everywhere is asked on loopback. */
    private static URI address(OperatorDoorSettings door) {
        String host = door.host();
        try {
            InetAddress listening = InetAddress.getByName(host);
            host = listening.isAnyLocalAddress() ? "127.0.0.1" : listening.getHostAddress();
        } catch (IOException unknown) {
            // asked by its name
        }
        String scheme = door.tls().isOn() ? "https" : "http";
        return URI.create(
                scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + door.port() + "/health/ready");
    }
}
