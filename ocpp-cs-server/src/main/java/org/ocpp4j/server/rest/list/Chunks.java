package org.ocpp4j.server.rest.list;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read chunk by chunk, each in a transaction of its own: a slow caller holds no connection of the
 * database, and a long list needs no memory. Thread-safe; reading blocks.
 *
 * @param <T> the entries
 */
public interface Chunks<T> {
    /**
     * Reads on.
     *
     * @param after the cursor of the last row that was read, or null to begin
     * @param most how many rows to read at most
     * @return the rows; perhaps none, though the list goes on
     */
    Chunk<T> next(@Nullable String after, int most);

    /** The same list, its entries shown otherwise. */
    default <U> Chunks<U> map(Function<T, U> shown) {
        return (after, most) -> {
            Chunk<T> chunk = next(after, most);
            return new Chunk<>(
                    chunk.lines().stream()
                            .map(line -> new Line<>(shown.apply(line.value()), line.cursor()))
                            .toList(),
                    chunk.next());
        };
    }

    /**
     * A piece of a list.
     *
     * @param lines its rows
     * @param next where the list goes on, or null at its end
     */
    record Chunk<T>(List<Line<T>> lines, @Nullable String next) {}

    /**
     * A row.
     *
     * @param value the entry
     * @param cursor its position
     */
    record Line<T>(T value, String cursor) {}
}
