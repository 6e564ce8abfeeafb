package org.ocpp4j.server.app;

import java.util.List;
import org.ocpp4j.server.admission.StationDoorSettings.StationAuthentication;
import org.ocpp4j.server.settings.Settings;

/** Which settings a running server can take; others need a restart. */
final class ReloadableSettings {
    /** Sections and keys. Those of the log belong to the process, which applies them. */
    private static final List<String> RELOADABLE = List.of(
            "backend.",
            "bounds.",
            "stations.unknown",
            "stations.authentication",
            "stations.drain-time",
            "log.",
            "webhook.");

    private ReloadableSettings() {}

    static boolean isReloadable(String key) {
        return !key.endsWith(".enable") && RELOADABLE.stream().anyMatch(key::startsWith);
    }

    /**
     * Drops new settings that have no effect, or do harm, until another setting takes effect with a restart.
     *
     * @param started the settings at the start
     * @param now the settings in force
     * @param next the new settings
     */
    static Settings applicable(Settings started, Settings now, Settings next) {
        Settings applicable = next;
        if (next.webhook().enable() != started.webhook().enable()) {
            applicable = applicable.withWebhook(now.webhook());
        }
        // A door that was opened without client authorities does not ask for certificates: no station could connect.
        if (next.stations().authentication() == StationAuthentication.CERTIFICATE
                && started.stations().tls().clientAuthorities().isEmpty()) {
            applicable = applicable.withStations(
                    next.stations().withAuthentication(now.stations().authentication()));
        }
        return applicable;
    }
}
