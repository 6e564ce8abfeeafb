package org.ocpp4j.server.command;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.server.station.AnswerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link StationLine} of each connected station that was ever commanded. Every call of this server to a station
 * goes through them. An interceptor, since a late answer is an answer, too. Thread-safe; never blocks.
 */
public final class StationLines implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(StationLines.class);
    private static final CloseReason REASON = CloseReason.goingAway("this station answers no calls");

    private final CommandSettings settings;
    private final Clock clock;
    private final Map<Peer, StationLine> lines = new ConcurrentHashMap<>();
    private volatile BiConsumer<Station, AnswerState> listener = (station, state) -> {};

    /**
     * No lines yet.
     *
     * @param settings time-outs and bounds
     * @param clock the time
     */
    public StationLines(CommandSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A listener that learns that a station does not answer any more, or answers again; must not block. */
    void listener(BiConsumer<Station, AnswerState> told) {
        this.listener = told;
    }

    CompletionStage<Outcome> send(Command command, Station station) {
        StationLine known = lines.get(station);
        return (known == null ? begin(station) : known).send(command);
    }

    private StationLine begin(Station station) {
        StationLine begun =
                new StationLine(station, settings, clock, Scheduler.shared(), state -> changed(station, state));
        StationLine known = lines.putIfAbsent(station, begun);
        if (known != null) {
            return known;
        }
        station.closed()
                .thenAccept(
                        reason -> { // at once if it has ended meanwhile
                            lines.remove(station);
                            begun.close(reason);
                        });
        return begun;
    }

    private void changed(Station station, AnswerState state) {
        if (state.answersCalls()) {
            LOG.info("{} answers calls again", station.identity());
        } else {
            LOG.warn(
                    "{} has not answered {} calls in a row; commands for it fail at once, but for one now and then",
                    station.identity(),
                    state.unansweredCalls());
        }
        listener.accept(station, state);
        if (!state.answersCalls() && settings.closeUnanswered()) {
            station.close(REASON);
        }
    }

    /** An answer of OCPP-J that comes late; one in time does no harm here. Over SOAP none can come late. */
    @Override
    public void frame(Peer peer, Direction direction, String text) {
        if (direction == Direction.RECEIVED && (text.startsWith("[3") || text.startsWith("[4"))) {
            StationLine line = lines.get(peer);
            if (line != null) {
                line.answered();
            }
        }
    }

    /**
     * Whether a station answers.
     *
     * @param station a connected station
     * @return its state; the state of an answering station if it was never sent a command
     */
    public AnswerState state(Station station) {
        StationLine line = lines.get(station);
        return line == null ? AnswerState.ANSWERS : line.state();
    }

    /**
     * How many commands wait for their turn.
     *
     * @return the number, of all stations
     */
    public int waiting() {
        return lines.values().stream().mapToInt(StationLine::waiting).sum();
    }

    /**
     * How many connected stations do not answer.
     *
     * @return the number
     */
    public long notAnswering() {
        return lines.values().stream()
                .filter(line -> !line.state().answersCalls())
                .count();
    }
}
