package org.ocpp4j.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Accepts stations until it is interrupted.")
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Override
    public Integer call() throws InterruptedException {
        return options.serve();
    }
}
