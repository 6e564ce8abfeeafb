package org.ocpp4j.server.settings;

import org.ocpp4j.server.api.OperatorDoorSettings;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.command.CommandSettings;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.door.StationDoorSettings;
import org.ocpp4j.server.frames.FrameLogSettings;

/**
 * Everything that can be set. The file {@code settings.conf} in the jar has every key with its default and what it means.
 *
 * @param stations the stations' door
 * @param operators the operators' door
 * @param database where the data are
 * @param backend what stations are answered
 * @param commands commands to stations
 * @param frames the frame log
 */
public record Settings(
        StationDoorSettings stations,
        OperatorDoorSettings operators,
        DatabaseSettings database,
        BackendSettings backend,
        CommandSettings commands,
        FrameLogSettings frames) {}
