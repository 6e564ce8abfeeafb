package org.ocpp4j.server.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.ocpp4j.server.access.Credential.Kind;
import org.ocpp4j.server.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code account}: names and passwords for people, sent as {@code Authorization: Basic}. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = {
            "Makes, lists and removes accounts for the API: basic authentication with name and password.",
            "Opens the database itself. While a server uses the embedded one, use its API: /api/v1/credentials."
        })
public final class AccountCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "account what? create, list or remove");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes an account. Asks for the password, unless one of the options says otherwise.")
    int create(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Mixin CredentialOptions credential,
            @Mixin PasswordOptions password,
            @Mixin SettingsOptions options) {
        Settings settings = options.load().settings();
        Instant expiresAt = credential.expiresAt(Instant.now());
        String secret = password.read();
        CommandDatabase.withCredentials(settings, store -> {
            store.createAccount(name, secret, credential.scope(), expiresAt);
            return true;
        });
        if (password.generate) {
            spec.commandLine().getOut().println(secret);
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().println("Keep this password: it cannot be shown again.");
        } else {
            spec.commandLine().getErr().println("Created " + name);
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all accounts.")
    int list(@Mixin SettingsOptions options) {
        CredentialList.print(
                CommandDatabase.withCredentials(options.load().settings(), store -> store.list()),
                Kind.PASSWORD,
                spec.commandLine().getOut());
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Removes an account. It stays in the list as revoked until its name is used again.")
    int remove(@Parameters(paramLabel = "NAME") String name, @Mixin SettingsOptions options) {
        if (!CommandDatabase.withCredentials(options.load().settings(), store -> store.revoke(name, Kind.PASSWORD))) {
            throw new CommandFailedException("There is no account of the name " + name + " that could be removed");
        }
        spec.commandLine().getOut().println("Removed " + name);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
