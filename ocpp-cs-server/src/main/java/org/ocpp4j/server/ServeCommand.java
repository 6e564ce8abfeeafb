package org.ocpp4j.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Accepts stations until it is interrupted.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Override
    public Integer call() throws InterruptedException {
        return new CentralSystemProcess(options::load).run();
    }
}
