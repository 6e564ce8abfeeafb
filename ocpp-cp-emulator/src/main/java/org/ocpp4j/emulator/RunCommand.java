package org.ocpp4j.emulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.json.WebSocketClientTransport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts stations and lets them charge. */
@Command(
        name = "run",
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Starts stations that boot, send heartbeats and charge.",
            "They answer the central system: remote start and stop, reset, availability, configuration, local list,"
                    + " reservations, triggers. Charging profiles and the security extension are answered with"
                    + " NotSupported.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all sessions charged (only with --sessions)",
            "1:a session was refused, or something about one could not be delivered",
            "2:wrong options"
        })
final class RunCommand implements Callable<Integer> {
    private static final String PASSWORD_VARIABLE = "OCPP_PASSWORD";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            hidden = true)
    @SuppressWarnings("UnusedVariable") // picocli asks for it; its usual mixin would take --version as well
    private boolean help;

    @Option(
            names = {"--url", "--central-system"},
            paramLabel = "URL",
            description = "The central system, without the identity. With --configurations it is that of stations whose"
                    + " files name none.")
    private URI url = URI.create("ws://127.0.0.1:9220/ocpp");

    @Option(
            names = "--configurations",
            paramLabel = "FOLDER",
            description = "Stations as the files in this folder describe them, one directory for each. What --stations,"
                    + " --prefix, --connectors, --version, --meter-interval and passwords say does not matter then.")
    private @Nullable Path configurations;

    @Option(
            names = "--skip-broken",
            description = "Starts the other stations where some of --configurations are wrong.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private boolean skipBroken;

    @Option(names = "--stations", paramLabel = "N", description = "How many stations.")
    private int stations = 4;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Their identities are this and a number from 1.")
    private String prefix = "CP-";

    @Option(names = "--connectors", paramLabel = "N", description = "Connectors of each station.")
    private int connectors = 1;

    @Option(names = "--version", paramLabel = "1.6|1.5", description = "The version of OCPP that they speak.")
    private String version = "1.6";

    @Option(names = "--id-tag", paramLabel = "TAG", description = "The tag that charges.")
    private String idTag = "demo";

    @Option(names = "--power", paramLabel = "W", description = "The power of a vehicle.")
    private int power = 11_000;

    @Option(names = "--session", paramLabel = "S", description = "Seconds that a vehicle charges.")
    private int session = 60;

    @Option(names = "--pause", paramLabel = "S", description = "Seconds between two vehicles, roughly.")
    private int pause = 10;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description =
                    "Vehicles at each connector, after which the emulator ends; 0 for no end, which is meant where"
                            + " this is absent. With --configurations none come then but those that the central system starts.")
    private @Nullable Integer sessions;

    @Option(
            names = "--remote-only",
            description = "No vehicles but those that the central system starts.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private boolean remoteOnly;

    @Option(names = "--meter-interval", paramLabel = "S", description = "Seconds between meter values.")
    private int meterInterval = 5;

    @Option(names = "--ramp", paramLabel = "MS", description = "Milliseconds between switching on two stations.")
    private int ramp = 20;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The first line is the password of all stations, for basic authentication. Without it, the"
                    + " environment variable " + PASSWORD_VARIABLE + ", if it is set.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--quiet",
            description = "A summary every ten seconds instead of each event.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        if (quiet) {
            System.setProperty("org.ocpp4j.emulator.level", "ERROR");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (configurations != null) {
            FolderRun run = new FolderRun(
                    folderPlan(configurations), out, spec.commandLine().getErr());
            return run.run(skipBroken, quiet);
        }
        EmulatedFleet fleet = fleet(EmulatorRuntime.create());
        out.printf("%d stations, %s1 and so on, connect to %s; Ctrl-C stops them%n", stations, prefix, url);
        out.flush();
        return new FleetRun(fleet, out, quiet).run();
    }

    private EmulatedFleet fleet(EmulatorRuntime runtime) throws IOException {
        try {
            return new EmulatedFleet(
                    new FleetPlan(prefix, stations, Duration.ofMillis(ramp)),
                    new StationModel(ocppVersion(), connectors, power, Duration.ofSeconds(meterInterval)),
                    sessionPlan(SessionPlan.FOREVER),
                    transport(),
                    runtime);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private FolderPlan folderPlan(Path folder) {
        try {
            WebSocketClientTransport.builder(url); // checks the address
            return new FolderPlan(folder, url, sessionPlan(0), power, Duration.ofMillis(ramp), FolderRun.MOST_STATIONS);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private SessionPlan sessionPlan(int otherwise) {
        int wanted = sessions == null ? otherwise : sessions == 0 ? SessionPlan.FOREVER : sessions;
        return new SessionPlan(idTag, Duration.ofSeconds(session), Duration.ofSeconds(pause), remoteOnly ? 0 : wanted);
    }

    private OcppVersion ocppVersion() {
        return switch (version) {
            case "1.6" -> Ocpp16.VERSION;
            case "1.5" -> Ocpp15.VERSION;
            default -> throw new IllegalArgumentException("No version " + version + " of OCPP; there are 1.6 and 1.5");
        };
    }

    private ClientTransport transport() throws IOException {
        WebSocketClientTransport.Builder builder = WebSocketClientTransport.builder(url);
        String password = password();
        if (password != null) {
            builder.password(password.getBytes(StandardCharsets.UTF_8));
        }
        return builder.build();
    }

    private @Nullable String password() throws IOException {
        if (passwordFile == null) {
            return System.getenv(PASSWORD_VARIABLE);
        }
        return Files.readString(passwordFile).lines().findFirst().orElse("");
    }
}
