package org.ocpp4j.server.settings;

import org.ocpp4j.server.access.sso.SsoSettings;
import org.ocpp4j.server.admission.StationDoorSettings;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.postgres.PostgresSettings;
import org.ocpp4j.server.backend.webhook.WebhookSettings;
import org.ocpp4j.server.backup.BackupSettings;
import org.ocpp4j.server.bound.BoundSettings;
import org.ocpp4j.server.command.CommandSettings;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.delivery.DeliverySettings;
import org.ocpp4j.server.log.LogSettings;
import org.ocpp4j.server.messagelog.FrameLogSettings;
import org.ocpp4j.server.rest.OperatorDoorSettings;

/**
 * Everything that can be set. The file {@code settings.conf} in the jar has every key with its default and what it
 * means; {@link SettingsSource} reads them. Holds passwords: its text form leaves them out.
 *
 * @param data the directory of the embedded database
 * @param stations the stations' door
 * @param operators the operators' door
 * @param database where the data are; its URL is never empty, since an empty one stands for a file in {@code data}
 * @param backend values for the answers to stations
 * @param commands commands to stations
 * @param frames the frame log
 * @param demo emulated stations
 * @param emulators emulated stations from a folder of configurations
 * @param webhook the backend that answers through a URL
 * @param postgres the backend that calls functions of a PostgreSQL database
 * @param events the delivery of events to subscribers
 * @param sso tokens of a single sign-on
 * @param log how the log is written
 * @param backup where backups of the embedded database go
 * @param bounds how much data of strangers is kept, and for how long
 */
public record Settings(
        String data,
        StationDoorSettings stations,
        OperatorDoorSettings operators,
        DatabaseSettings database,
        BackendSettings backend,
        CommandSettings commands,
        FrameLogSettings frames,
        DemoSettings demo,
        EmulatorSettings emulators,
        WebhookSettings webhook,
        PostgresSettings postgres,
        DeliverySettings events,
        SsoSettings sso,
        LogSettings log,
        BackupSettings backup,
        BoundSettings bounds) {
    /**
     * The same settings with another database.
     *
     * @param other where the data are
     * @return a copy
     */
    public Settings withDatabase(DatabaseSettings other) {
        return new Settings(
                data, stations, operators, other, backend, commands, frames, demo, emulators, webhook, postgres, events,
                sso, log, backup, bounds);
    }

    /**
     * The same with other settings of the stations' door.
     *
     * @param other the door
     * @return settings
     */
    public Settings withStations(StationDoorSettings other) {
        return new Settings(
                data, other, operators, database, backend, commands, frames, demo, emulators, webhook, postgres, events,
                sso, log, backup, bounds);
    }

    /**
     * The same with another webhook.
     *
     * @param other the webhook
     * @return settings
     */
    public Settings withWebhook(WebhookSettings other) {
        return new Settings(
                data, stations, operators, database, backend, commands, frames, demo, emulators, other, postgres,
                events, sso, log, backup, bounds);
    }
}
