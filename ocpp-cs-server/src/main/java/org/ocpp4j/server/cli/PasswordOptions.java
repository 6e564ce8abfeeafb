package org.ocpp4j.server.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ocpp4j.server.access.CredentialStore;
import picocli.CommandLine.Option;

/** Where the password of a new account comes from; picocli fills it in. There is no option that takes the password itself. */
final class PasswordOptions {
    @Option(names = "--password-stdin", description = "Takes the first line of standard input as the password.")
    boolean fromStandardInput;

    @Option(names = "--generate", description = "Makes a password up and prints it, this once.")
    boolean generate;

    String read() {
        if (generate && fromStandardInput) {
            throw new CommandFailedException("--generate and --password-stdin: only one of them can count");
        }
        if (generate) {
            return CredentialStore.randomPassword();
        }
        return fromStandardInput ? firstLine() : typed();
    }

    private static String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new CommandFailedException("--password-stdin: standard input is empty");
            }
            return line;
        } catch (IOException failed) {
            throw new CommandFailedException("--password-stdin: " + failed);
        }
    }

    /** Before JDK 22 there is no console without a terminal; since then there is one that reads standard input. */
    @SuppressWarnings("SystemConsoleNull")
    private static String typed() {
        Console console = System.console();
        if (console == null) {
            throw new CommandFailedException(
                    "There is no terminal to ask for the password; use --password-stdin or --generate");
        }
        char[] once = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (once == null || !Arrays.equals(once, again)) {
            throw new CommandFailedException("The two are not the same; nothing was done");
        }
        return new String(once);
    }
}
