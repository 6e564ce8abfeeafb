package org.ocpp4j.server.command;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.ocpp4j.core.Station;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.thread.Fatal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command for many stations while it runs. Several strands share its list, each with one station at a time: a strand
 * takes the next one when the outcome of the one before is recorded. The strands share the index; the row in the
 * database decides whether a station still needs the command.
 */
final class BulkRun {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRun.class);

    private final String id;
    private final List<Command> commands;
    private final Database database;
    private final CommandValidator validator;
    private final Dispatch dispatch;
    private final Executor threads;
    private final Runnable onEnd;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger strands = new AtomicInteger();
    private volatile boolean stopped;

    BulkRun(
            String id,
            List<Command> commands,
            Database database,
            CommandValidator validator,
            Dispatch dispatch,
            Executor threads,
            Runnable onEnd) {
        this.id = id;
        this.commands = commands;
        this.database = database;
        this.validator = validator;
        this.dispatch = dispatch;
        this.threads = threads;
        this.onEnd = onEnd;
    }

    String id() {
        return id;
    }

    List<Command> commands() {
        return commands;
    }

    void begin(int parallel) {
        int begun = Math.min(parallel, commands.size());
        strands.set(begun);
        for (int strand = 0; strand < begun; strand++) {
            later();
        }
    }

    void stop() {
        stopped = true;
    }

    private void later() {
        try {
            threads.execute(this::takeNext);
        } catch (RejectedExecutionException closed) {
            strandEnded();
        }
    }

    private void takeNext() {
        int index = next.getAndIncrement();
        if (stopped || index >= commands.size()) {
            strandEnded();
            return;
        }
        Command command = commands.get(index);
        command(command).whenComplete((outcome, failure) -> later());
    }

    private void strandEnded() {
        if (strands.decrementAndGet() == 0) {
            onEnd.run();
        }
    }

    private CompletionStage<?> command(Command command) {
        try {
            ValidationResult result = validator.validate(command.identity(), command.action(), command.payload());
            if (result instanceof ValidationResult.Refused refused) {
                return dispatch.record(command, refused.outcome());
            }
            ValidationResult.Fit fit = (ValidationResult.Fit) result;
            Station station = fit.station();
            return station == null
                    ? dispatch.record(command, fit.notConnected(command.identity()))
                    : send(command.with(fit.payload()), fit, station);
        } catch (DatabaseUnavailableException down) {
            return dispatch.record(command, Outcome.databaseUnavailable());
        } catch (CommandRefusedException refused) {
            return dispatch.record(command, refused.outcome());
        } catch (RuntimeException | Error failed) { // the others must have their turn
            Fatal.check(failed);
            command.log().run(() -> LOG.error("{} failed", command, failed));
            return dispatch.record(
                    command, Outcome.problem(OutcomeKind.FAILED, false, "The server failed; its log says why"));
        }
    }

    private CompletionStage<?> send(Command command, ValidationResult.Fit fit, Station station) {
        boolean begun = database.change(change -> {
            boolean waits = CommandRows.begin(change.handle(), command.id());
            if (waits) {
                dispatch.before(change, command);
            }
            return waits;
        });
        return begun
                ? dispatch.send(
                        command,
                        validator.connected(command.identity(), fit.version()).orElse(station))
                : CompletableFuture.completedFuture(null); // stopped meanwhile
    }
}
