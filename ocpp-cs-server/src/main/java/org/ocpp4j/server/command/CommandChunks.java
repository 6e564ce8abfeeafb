package org.ocpp4j.server.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.command.BulkRows.BulkRow;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.list.Chunks;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.TableChunks;
import org.ocpp4j.server.rest.list.Where;

/**
 * The recorded commands: those for one station and those for many, newest first. Each kind has a table; a chunk is
 * merged from a chunk of both.
 */
final class CommandChunks implements Chunks<CommandView> {
    static final Order ORDER = new Order.ByTime("commanded_at", "seq", true);

    /** Where an entry stands: its time, then twice its number, and one more for a command for many. */
    private record Place(long millis, long key) implements Comparable<Place> {
        /** Of a cursor of this list. */
        private static Place of(String cursor) {
            int point = cursor.indexOf('.');
            return new Place(Long.parseLong(cursor.substring(0, point)), Long.parseLong(cursor.substring(point + 1)));
        }

        /** Of a cursor of one of the tables. */
        private static @Nullable Place of(@Nullable String cursor, int many) {
            if (cursor == null) {
                return null;
            }
            Place place = of(cursor);
            return new Place(place.millis, 2 * place.key + many);
        }

        /** The cursor of a table after which come the rows that come after this. */
        private String in(int many) {
            return millis + "." + (key + 1 - many) / 2;
        }

        private String cursor() {
            return millis + "." + key;
        }

        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::millis)
                    .thenComparingLong(Place::key)
                    .compare(this, other);
        }
    }

    /** An entry: one of the two rows. */
    private record Entry(
            Place place, @Nullable CommandRow one, @Nullable BulkRow many) {}

    private final Database database;
    private final Chunks<CommandRow> ones;
    private final Chunks<BulkRow> manies;

    /** The commands that meet the conditions, which both tables understand. */
    CommandChunks(Database database, Where where) {
        this.database = database;
        Where single = where.copy();
        single.add(new Where().find("bulk_id is null"));
        this.ones = new TableChunks<>(database, "*", "command", single, ORDER, ConstructorMapper.of(CommandRow.class));
        this.manies =
                new TableChunks<>(database, "*", "bulk_command", where, ORDER, ConstructorMapper.of(BulkRow.class));
    }

    @Override
    public Chunk<CommandView> next(@Nullable String after, int most) {
        Place from = after == null ? null : Place.of(after);
        Chunk<CommandRow> one = ones.next(from == null ? null : from.in(0), most);
        Chunk<BulkRow> many = manies.next(from == null ? null : from.in(1), most);
        // Both tables were read as far as this; null: to their ends.
        Place end = Stream.of(Place.of(one.next(), 0), Place.of(many.next(), 1))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<Entry> entries = Stream.concat(
                        one.lines().stream().map(line -> new Entry(place(line, 0), line.value(), null)),
                        many.lines().stream().map(line -> new Entry(place(line, 1), null, line.value())))
                .filter(entry -> end == null || entry.place().compareTo(end) >= 0)
                .sorted(Comparator.comparing(Entry::place).reversed())
                .toList();
        if (entries.size() <= most) {
            return new Chunk<>(lines(entries), end == null ? null : end.cursor());
        }
        List<Entry> first = entries.subList(0, most);
        return new Chunk<>(lines(first), first.get(most - 1).place().cursor());
    }

    private static Place place(Line<?> line, int many) {
        return Objects.requireNonNull(Place.of(line.cursor(), many));
    }

    private List<Line<CommandView>> lines(List<Entry> entries) {
        List<BulkRow> rows =
                entries.stream().map(Entry::many).filter(Objects::nonNull).toList();
        Map<Long, CommandView> manies = database.read(handle -> BulkProgress.views(handle, rows));
        return entries.stream()
                .map(entry -> new Line<>(view(entry, manies), entry.place().cursor()))
                .toList();
    }

    private static CommandView view(Entry entry, Map<Long, CommandView> manies) {
        CommandRow one = entry.one();
        return one == null
                ? Objects.requireNonNull(
                        manies.get(Objects.requireNonNull(entry.many()).seq()))
                : CommandView.of(one);
    }
}
