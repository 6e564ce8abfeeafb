package org.ocpp4j.server.command;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.ocpp4j.server.command.CommandView.StationOutcome;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.list.Chunks;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.Pages;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.rest.list.Values;
import org.ocpp4j.server.rest.list.Where;

/** Reads the recorded commands. Thread-safe; blocks. */
final class CommandLists {
    private static final Order LISTED = new Order.ByNumber(true);

    private final Database database;

    CommandLists(Database database) {
        this.database = database;
    }

    /** Commands for one station and commands for many; by station if the request asks for some of them. */
    Listing<CommandView> all() {
        return new Listing<>(
                CommandView.class,
                CommandChunks.ORDER,
                List.of(
                        Filter.text("identity", "identity", "Only of this station.")
                                .byIndex(),
                        Filter.text("action", "action", "Only with this action.")
                                .byIndex(),
                        outcome("Only those that ended like this; empty for those under way.")
                                .byIndex(),
                        Filter.times("commanded_at", "when it was commanded.")),
                CommandView.CSV,
                "commands",
                Pages.OF_HUNDRED,
                this::chunks);
    }

    private Chunks<CommandView> chunks(Where where, Values values) {
        boolean isByStation = values.value("identity") != null || values.value("outcome") != null;
        return isByStation ? rows(where, CommandChunks.ORDER).map(CommandView::of) : new CommandChunks(database, where);
    }

    /** The stations of a command for many, in the order of the request. */
    Listing<StationOutcome> stations() {
        return new Listing<>(
                StationOutcome.class,
                LISTED,
                List.of(
                        Filter.text("identity", "identity", "Only this station."),
                        outcome("Only stations whose outcome is this; empty for those without one.")),
                StationOutcome.CSV,
                "command",
                Pages.OF_HUNDRED,
                (where, values) -> rows(where, LISTED).map(CommandView::station));
    }

    private Chunks<CommandRow> rows(Where where, Order order) {
        return new TableChunks<>(database, "*", "command", where, order, ConstructorMapper.of(CommandRow.class));
    }

    private static Filter outcome(String meaning) {
        return Filter.of("outcome", "string", meaning, (text, values) -> text, (text, where) -> {
            if (text.isEmpty()) {
                where.and("outcome is null");
            } else {
                where.and("outcome = :outcome", "outcome", text);
            }
        });
    }

    /** One command without the stations of one for many, or empty. */
    Optional<CommandView> find(String id) {
        return database.read(handle -> {
            Optional<CommandView> single = CommandRows.find(handle, id).map(CommandView::of);
            return single.isPresent()
                    ? single
                    : BulkRows.find(handle, id)
                            .map(row -> BulkProgress.views(handle, List.of(row)).get(row.seq()));
        });
    }
}
