package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.list.Chunks;
import org.ocpp4j.server.rest.list.Where;

/** One list of two tables. */
class CommandChunksTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ONE = "insert into command (id, bulk_id, identity, action, payload, commanded_by,"
            + " commanded_at) values (?, ?, 'CP-1', ?, '{}', 'ada', ?)";
    private static final String MANY = "insert into bulk_command (id, action, payload, stations, commanded_by,"
            + " commanded_at) values (?, ?, '{}', 1, 'ada', ?)";

    private record Added(String id, String action, int millis) {}

    @ParameterizedTest
    @EnumSource
    void piecesOfAnySizeHaveEveryCommandOnce(DatabaseKind kind) {
        Random random = new Random(7);
        List<Added> added = new ArrayList<>();
        try (Database database = kind.open()) {
            database.run(change -> {
                for (int i = 0; i < 150; i++) {
                    Added next = new Added("id-" + i, random.nextBoolean() ? "Reset" : "ClearCache", i / 7 % 9);
                    Instant at = NOON.plusMillis(next.millis());
                    if (random.nextBoolean()) {
                        change.handle().execute(ONE, next.id(), null, next.action(), at);
                    } else {
                        change.handle().execute(MANY, next.id(), next.action(), at);
                    }
                    added.add(next);
                }
                for (int i = 0; i < 3000; i++) { // more than a statement looks at, and in no list
                    change.handle().execute(ONE, "part-" + i, "id-1", "Reset", NOON.plusMillis(5));
                }
            });
            for (String action : List.of("", "Reset", "Nothing")) {
                List<Added> wanted = added.stream()
                        .filter(each -> action.isEmpty() || each.action().equals(action))
                        .toList();
                for (int most : new int[] {1, 2, 7, 1000}) {
                    Where where = new Where();
                    if (!action.isEmpty()) {
                        where.find("action = :action", "action", action);
                    }
                    List<String> read = read(new CommandChunks(database, where), most);
                    assertThat(read)
                            .as(action + " " + most)
                            .containsExactlyInAnyOrderElementsOf(
                                    wanted.stream().map(Added::id).toList());
                    assertThat(read.stream().map(id -> millis(added, id)))
                            .isSortedAccordingTo(Comparator.reverseOrder());
                }
            }
        }
    }

    private static int millis(List<Added> added, String id) {
        return added.get(Integer.parseInt(id.substring(3))).millis();
    }

    private static List<String> read(Chunks<CommandView> chunks, int most) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            Chunks.Chunk<CommandView> chunk = chunks.next(after, most);
            assertThat(chunk.lines()).hasSizeLessThanOrEqualTo(most);
            chunk.lines().forEach(line -> ids.add(line.value().id()));
            assertThat(chunk.next()).isNotEqualTo(after == null ? "" : after);
            after = chunk.next();
        } while (after != null);
        return ids;
    }
}
