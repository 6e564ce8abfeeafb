package org.ocpp4j.server.station;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;

/** Changes stations in their store. Thread-safe. */
public final class StoreRegistry implements StationRegistry {
    private final StationStore stations;

    /**
     * Changes the stations of a store.
     *
     * @param stations where they are
     */
    public StoreRegistry(StationStore stations) {
        this.stations = stations;
    }

    @Override
    public boolean register(String identity, StationFields fields) {
        try {
            boolean known = stations.find(identity).isPresent();
            stations.register(identity, change(fields));
            return !known;
        } catch (IllegalArgumentException wrong) {
            throw invalid(wrong);
        }
    }

    @Override
    public boolean update(String identity, UnaryOperator<StationFields> change) {
        StationRecord known = stations.find(identity).orElse(null);
        if (known == null) {
            return false;
        }
        StationFields before = new StationFields(
                known.description(),
                known.bootPolicy(),
                known.validation(),
                known.pings(),
                known.certificateRequired());
        return updated(identity, difference(before, change.apply(before)));
    }

    @Override
    public boolean remove(String identity) {
        return stations.remove(identity);
    }

    @Override
    public boolean setPassword(String identity, String password) {
        return updated(identity, StationChange.NONE.withPassword(password));
    }

    @Override
    public boolean clearPassword(String identity) {
        return updated(identity, StationChange.NONE.withPassword(""));
    }

    private boolean updated(String identity, StationChange change) {
        try {
            return stations.update(identity, change);
        } catch (IllegalArgumentException wrong) {
            throw invalid(wrong);
        }
    }

    private static StationChange change(StationFields fields) {
        return new StationChange(
                text(fields.description()),
                text(fields.bootPolicy()),
                text(fields.validation()),
                fields.pings(),
                null,
                fields.certificateRequired());
    }

    /** Only the differences, so that two operators who change different fields do not undo each other. */
    private static StationChange difference(StationFields before, StationFields after) {
        StationChange all = change(after);
        StationChange was = change(before);
        return new StationChange(
                changed(was.description(), all.description()),
                changed(was.bootPolicy(), all.bootPolicy()),
                changed(was.validation(), all.validation()),
                changed(was.pings(), all.pings()),
                null,
                changed(was.certificateRequired(), all.certificateRequired()));
    }

    private static <T> @Nullable T changed(@Nullable T before, @Nullable T after) {
        return after == null || after.equals(before) ? null : after;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static ProblemException invalid(IllegalArgumentException wrong) {
        return new ProblemException(400, "invalidBody", String.valueOf(wrong.getMessage()));
    }
}
