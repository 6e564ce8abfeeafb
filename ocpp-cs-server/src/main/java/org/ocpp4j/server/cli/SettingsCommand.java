package org.ocpp4j.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ocpp4j.server.settings.SettingsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code settings}. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Prints the documentation of every setting, in Markdown.")
public final class SettingsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(SettingsPage.markdown(ServeOptions.byKey()));
        out.flush();
        return 0;
    }
}
