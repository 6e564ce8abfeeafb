package org.ocpp4j.server.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.ocpp4j.server.access.Credential;

/** Prints credentials as a table. */
final class CredentialList {
    private static final String ROW = "%-30s %-11s %-8s %-21s %s%n";

    private CredentialList() {}

    static void print(List<Credential> credentials, Credential.Kind kind, PrintWriter out) {
        Instant now = Instant.now();
        out.printf(Locale.ROOT, ROW, "NAME", "SCOPE", "STATE", "CREATED", "EXPIRES");
        credentials.stream()
                .filter(each -> each.kind() == kind)
                .forEach(each -> out.printf(
                        Locale.ROOT,
                        ROW,
                        each.name(),
                        each.scope().name().toLowerCase(Locale.ROOT),
                        each.state(now),
                        seconds(each.createdAt()),
                        each.expiresAt() == null ? "never" : seconds(each.expiresAt())));
        out.flush();
    }

    private static Instant seconds(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond());
    }
}
