package org.ocpp4j.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ocpp4j.server.cli.migrate.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Turns a configuration of the C++ system OCPP Central System (conf/default.json or default.conf) into settings,"
                    + " and prints them. What has no counterpart becomes a comment with the reason.",
            "Passwords and tokens are printed as they are: keep what you make of it to yourself."
        })
public final class MigrateCommand implements Callable<Integer> {
    private static final long LARGEST = 1_000_000;

    @Parameters(paramLabel = "FILE", description = "The configuration.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(migrated());
        out.flush();
        return 0;
    }

    private String migrated() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CommandFailedException(file + " is no configuration: it has more than a megabyte");
            }
            return Migration.of(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new CommandFailedException(file + ": there is no such file");
        } catch (CharacterCodingException binary) {
            throw new CommandFailedException(file + " is no text in UTF-8");
        } catch (IOException failed) {
            throw new CommandFailedException(file + " cannot be read: " + failed.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailedException(file + " cannot be read, " + wrong.getMessage());
        }
    }
}
