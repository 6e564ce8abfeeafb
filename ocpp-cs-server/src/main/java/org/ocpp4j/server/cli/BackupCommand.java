package org.ocpp4j.server.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.backup.BackupException;
import org.ocpp4j.server.backup.BackupFile;
import org.ocpp4j.server.backup.Backups;
import org.ocpp4j.server.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a backup of the embedded database, whether a server runs or not, and prints where it is.",
            "The API does the same: POST /api/v1/backup. With PostgreSQL, use pg_dump."
        })
public final class BackupCommand implements Callable<Integer> {
    @Option(names = "--to", paramLabel = "FILE", description = "The file (default: a new one in backup.directory).")
    @Nullable
    Path to;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = options.load().settings();
        CommandDatabase.requireFile(settings.database());
        Backups backups = new Backups(settings.backup(), settings.database(), Clock.systemUTC());
        try {
            BackupFile made = to == null ? backups.make() : backups.makeAt(to);
            Path file = to == null ? Path.of(settings.backup().directory(), made.name()) : to;
            spec.commandLine().getOut().println(file + " (" + made.size() + " bytes)");
            spec.commandLine().getOut().flush();
            return 0;
        } catch (BackupException refused) {
            throw new CommandFailedException(String.valueOf(refused.getMessage()));
        }
    }
}
