package org.ocpp4j.benchmarks.load;

import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** How the scenarios start their processes. */
final class ProcessOptions {
    @Option(
            names = "--server-cpus",
            paramLabel = "CPUS",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Processors of the server, as for taskset -c; all if not given.")
    private String serverCpus = "";

    @Option(
            names = "--client-cpus",
            paramLabel = "CPUS",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Processors of the generator; all if not given.")
    private String clientCpus = "";

    @Option(names = "--server-java", paramLabel = "OPTIONS", description = "Options of the server's JVM.")
    private String serverJava = "-Xms1g -Xmx1g";

    @Option(names = "--client-java", paramLabel = "OPTIONS", description = "Options of the generator's JVM.")
    private String clientJava = "-Xms256m -Xmx1g";

    @Option(
            names = "--io-threads",
            paramLabel = "N",
            description = "The server's threads that move bytes; 0: it chooses.")
    private int ioThreads;

    @Option(names = "--client-threads", paramLabel = "N", description = "Event loops of the generator.")
    private int clientThreads = 1;

    @Option(names = "--slow", paramLabel = "MS", description = "A call that waits longer is one too many.")
    private int slowMillis = 2000;

    String serverCpus() {
        return serverCpus;
    }

    String clientCpus() {
        return clientCpus;
    }

    String serverJava() {
        return serverJava;
    }

    String clientJava() {
        return clientJava;
    }

    int ioThreads() {
        return ioThreads;
    }

    int slowMillis() {
        return slowMillis;
    }

    int clientThreads() {
        return clientThreads;
    }
}
