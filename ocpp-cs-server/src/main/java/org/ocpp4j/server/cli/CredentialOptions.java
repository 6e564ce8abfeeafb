package org.ocpp4j.server.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.text.DurationText;
import picocli.CommandLine.Option;

/** What a new credential may do, and for how long; picocli fills it in. */
final class CredentialOptions {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "SCOPE",
            description = "view: look at everything; command: send commands to stations as well; administer: change"
                    + " everything as well.")
    String scope = "";

    @Option(
            names = "--expires",
            paramLabel = "DURATION",
            description = "For how long it is good, for example 90d (default: for ever).")
    @Nullable
    String expires;

    Scope scope() {
        for (Scope each : Scope.values()) {
            if (each.name().equalsIgnoreCase(scope)) {
                return each;
            }
        }
        throw new CommandFailedException("--scope: found \"" + scope + "\", expected one of view, command, administer");
    }

    @Nullable
    Instant expiresAt(Instant now) {
        if (expires == null) {
            return null;
        }
        return DurationText.read(expires)
                .filter(duration -> duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0)
                .map(now::plus)
                .orElseThrow(() -> new CommandFailedException("--expires: found \"" + expires
                        + "\", expected a number with a unit, as in 90d, of at most "
                        + DurationText.write(LONGEST)));
    }
}
