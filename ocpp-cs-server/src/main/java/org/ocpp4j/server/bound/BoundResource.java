package org.ocpp4j.server.bound;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.list.Respond;

/** How much data of strangers is kept, and how often a bound was met. Thread-safe. */
public final class BoundResource implements ApiResource {
    /**
     * A bound.
     *
     * @param kind the kind of data, for example {@code security-events}
     * @param kept how many rows there are, as last counted; null if they are counted for each station only
     * @param most how many rows there may be; null if they are counted for each station only
     * @param mostOfStation how many rows one station may have
     * @param exceeded how many rows were rejected or replaced since the start
     */
    public record Bound(
            String kind, @Nullable Long kept, @Nullable Long most, long mostOfStation, long exceeded) {}

    private final Bounds bounds;

    /**
     * The bounds of a server.
     *
     * @param bounds keeps them
     */
    public BoundResource(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of(GET, "/api/v1/bounds", "listBounds")
                .tag("System")
                .summary("Lists how much is kept of what strangers send")
                .description(
                        "Stations, transactions and meter values are those that nobody registered, and theirs. What"
                                + " is exceeded was refused; of security events and stray messages the newest replace the oldest.")
                .answers(200, "The bounds.", new Schema.ListOf(Bound.class))
                .handledBy(this::list));
    }

    private void list(Context request) {
        Respond.json(request, 200, Arrays.stream(Kind.values()).map(this::bound).toList());
    }

    private Bound bound(Kind kind) {
        long most = bounds.settings().most(kind);
        boolean inAll = most < Long.MAX_VALUE;
        return new Bound(
                kind.wireName(),
                inAll ? bounds.kept(kind) : null,
                inAll ? most : null,
                bounds.settings().mostOfStation(kind),
                bounds.exceeded(kind));
    }
}
