package org.ocpp4j.server.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.ocpp4j.server.access.Credential.Kind;
import org.ocpp4j.server.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token}: what programs send as {@code Authorization: Bearer}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Makes, lists and revokes tokens for the API: Authorization: Bearer TOKEN.",
            "Opens the database itself. While a server uses the embedded one, use its API: /api/v1/credentials."
        })
public final class TokenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "token what? create, list or revoke");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a token and prints it, this once. Only a hash of it is kept.")
    int create(
            @Parameters(paramLabel = "NAME", description = "A name for it, to list and revoke it by.") String name,
            @Mixin CredentialOptions credential,
            @Mixin SettingsOptions options) {
        Settings settings = options.load().settings();
        Instant expiresAt = credential.expiresAt(Instant.now());
        String token = CommandDatabase.withCredentials(
                settings, store -> store.createToken(name, credential.scope(), expiresAt));
        CommandLine commandLine = spec.commandLine();
        commandLine.getOut().println(token);
        commandLine.getOut().flush();
        commandLine
                .getErr()
                .println("Keep it: it cannot be shown again. Send it as \"Authorization: Bearer ocpp_...\".");
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all tokens; not what they are.")
    int list(@Mixin SettingsOptions options) {
        CredentialList.print(
                CommandDatabase.withCredentials(options.load().settings(), store -> store.list()),
                Kind.TOKEN,
                spec.commandLine().getOut());
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a token for ever.")
    int revoke(@Parameters(paramLabel = "NAME") String name, @Mixin SettingsOptions options) {
        if (!CommandDatabase.withCredentials(options.load().settings(), store -> store.revoke(name, Kind.TOKEN))) {
            throw new CommandFailedException("There is no token of the name " + name + " that could be revoked");
        }
        spec.commandLine().getOut().println("Revoked " + name);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
