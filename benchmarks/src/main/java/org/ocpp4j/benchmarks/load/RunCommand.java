package org.ocpp4j.benchmarks.load;

import picocli.CommandLine.Command;

/** The scenarios. */
@Command(
        name = "run",
        description = "Runs a scenario: starts a server and a generator, each in a JVM of its own, and writes a table.",
        synopsisSubcommandLabel = "SCENARIO",
        subcommands = {ThroughputCommand.class, SoakCommand.class, RampCommand.class, StormCommand.class})
final class RunCommand {}
