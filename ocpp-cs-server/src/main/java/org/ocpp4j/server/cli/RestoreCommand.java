package org.ocpp4j.server.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.ocpp4j.server.backup.BackupException;
import org.ocpp4j.server.backup.Restore;
import org.ocpp4j.server.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup in the place of the embedded database, while no server runs.",
            "It is read and checked before anything is replaced. A backup is a program in SQL: take it only from a server"
                    + " that you trust."
        })
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "The backup; a mere name that is not here is looked for in backup.directory.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path file;

    @Option(names = "--force", description = "Moves data that are there aside, into a directory beside them.")
    private boolean force;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = options.load().settings();
        Path backup = find(Path.of(settings.backup().directory()));
        Restore.Restored done;
        try {
            done = new Restore(settings.database(), Clock.systemUTC()).run(backup, force);
        } catch (BackupException refused) {
            throw new CommandFailedException(String.valueOf(refused.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Restored " + backup + " into " + done.database());
        out.println("  " + done.stations() + " stations, " + done.transactions() + " transactions"
                + (done.newestStart() == null ? "" : ", the newest of " + done.newestStart()));
        if (done.aside() != null) {
            out.println("  What was there before is in " + done.aside());
        }
        out.flush();
        return 0;
    }

    private Path find(Path directory) {
        Path kept = directory.resolve(file);
        return file.getNameCount() == 1 && !Files.exists(file) && Files.exists(kept) ? kept : file;
    }
}
