package org.ocpp4j.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve}; picocli fills them in. */
final class ServeOptions {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "9220",
            description = "Port for stations, 0 for any free one (default: ${DEFAULT-VALUE}).")
    int port = 9220;

    @Option(
            names = "--http-port",
            defaultValue = "9221",
            description = "Port for operators (default: ${DEFAULT-VALUE}). Nothing is served there in this version.")
    int httpPort = 9221;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory for data. This version keeps its data in memory and writes nothing there.")
    @Nullable
    Path data;

    @Option(
            names = "--unknown-stations",
            defaultValue = "accept",
            description = "What happens to stations that nobody registered: ${COMPLETION-CANDIDATES} "
                    + "(default: ${DEFAULT-VALUE}). Pending ones are told to wait, refused ones get HTTP 404.")
    UnknownStations unknownStations = UnknownStations.ACCEPT;

    @Option(
            names = "--id-tag",
            paramLabel = "TAG",
            description =
                    "An idTag that may charge, besides 'demo'; may be given several times. All others are Invalid.")
    List<String> idTags = new ArrayList<>();

    @Option(
            names = "--heartbeat-interval",
            defaultValue = "300",
            paramLabel = "SECONDS",
            description = "What stations are told when they boot (default: ${DEFAULT-VALUE}).")
    int heartbeatInterval = 300;

    @Option(names = "--demo", description = "Also starts emulated stations, which charge for ever.")
    boolean demo;

    @Option(
            names = "--demo-stations",
            defaultValue = "4",
            paramLabel = "N",
            description = "How many stations --demo starts (default: ${DEFAULT-VALUE}).")
    int demoStations = 4;
}
