package org.ocpp4j.server.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.list.CsvTable;
import tools.jackson.databind.JsonNode;

/**
 * A command as the API shows it, for one station or for many. Secrets are masked.
 *
 * @param id its id
 * @param bulkId the command for many stations that it is part of; null for none
 * @param identity the station; null for a command for many
 * @param action the action
 * @param payload the payload that was sent, or was to be sent
 * @param commandedBy the caller who gave it
 * @param commandedAt when
 * @param endedAt when it ended; null while it is under way
 * @param outcome how it ended; null while it is under way, and for a command for many
 * @param dispatched whether it left; null if not known (yet), and for a command for many
 * @param answer the confirmation or the problem; null while there is none, and for a command for many
 * @param progress how far a command for many is; null for one
 * @param stations its stations, a page of them; null for a command for one, and in lists
 */
record CommandView(
        String id,
        @Nullable String bulkId,
        @Nullable String identity,
        String action,
        JsonNode payload,
        String commandedBy,
        Instant commandedAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable Boolean dispatched,
        @Nullable JsonNode answer,
        @Nullable Progress progress,
        @Nullable List<StationOutcome> stations) {
    static final CsvTable<CommandView> CSV = CsvTable.of(
            CommandView.class,
            "id,bulkId,identity,action,payload,commandedBy,commandedAt,endedAt,outcome,dispatched,answer,progress");

    /**
     * How far a command for many stations is.
     *
     * @param total its stations
     * @param done those with an outcome
     * @param waiting those that are still in the queue
     * @param outcomes how many have each outcome
     */
    record Progress(int total, int done, int waiting, Map<String, Integer> outcomes) {}

    /**
     * One station of a command for many.
     *
     * @param identity the station
     * @param commandId its own command
     * @param endedAt when it ended; null before that
     * @param outcome how it ended; null before that
     * @param dispatched whether it left; null if not known (yet)
     * @param answer the confirmation or the problem; null before that
     */
    record StationOutcome(
            String identity,
            String commandId,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Boolean dispatched,
            @Nullable JsonNode answer) {
        static final CsvTable<StationOutcome> CSV = CsvTable.of(StationOutcome.class);
    }

    static CommandView of(CommandRow row) {
        return new CommandView(
                row.id(),
                row.bulkId(),
                row.identity(),
                row.action(),
                Json.read(row.payload()),
                row.commandedBy(),
                row.commandedAt(),
                row.endedAt(),
                row.outcome(),
                row.dispatched(),
                answer(row),
                null,
                null);
    }

    static CommandView of(BulkRows.BulkRow row, Progress progress) {
        return new CommandView(
                row.id(),
                null,
                null,
                row.action(),
                Json.read(row.payload()),
                row.commandedBy(),
                row.commandedAt(),
                row.endedAt(),
                null,
                null,
                null,
                progress,
                null);
    }

    static StationOutcome station(CommandRow row) {
        return new StationOutcome(
                row.identity(), row.id(), row.endedAt(), row.outcome(), row.dispatched(), answer(row));
    }

    private static @Nullable JsonNode answer(CommandRow row) {
        String answer = row.answer();
        return answer == null ? null : Json.read(answer);
    }
}
