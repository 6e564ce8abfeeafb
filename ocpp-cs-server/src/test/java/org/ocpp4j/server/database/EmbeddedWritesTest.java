package org.ocpp4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.log.LogFields;
import org.slf4j.MDC;

/** The thread that writes to the embedded database: what waits, what fails alone, what is undone, what is refused. */
class EmbeddedWritesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final String ENDLESS =
            "insert into t with recursive n(x) as (select 1 union all select x + 1 from n) select x + 1000 from n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Writer writer;

    @BeforeEach
    void open() throws Exception {
        writer = writer(PATIENCE);
        writer.write(handle -> handle.execute("create table t (x integer primary key)"));
    }

    private Path file() {
        return directory.resolve("t.db");
    }

    private Writer writer(Duration patience) {
        return new Writer(new WriterConnection(file(), Duration.ofMillis(200)), patience, LONGEST);
    }

    @AfterEach
    void close() {
        writer.close();
        callers.shutdownNow();
    }

    private static int insert(Handle handle, int x) {
        return handle.execute("insert into t values (?)", x);
    }

    private List<Integer> stored() throws Exception {
        List<Integer> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select x from t order by x")) {
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
        }
        return found;
    }

    private <T> CompletableFuture<T> later(Function<Handle, T> work) {
        return CompletableFuture.supplyAsync(() -> writer.write(work), callers);
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    /** Keeps the writer busy until it is closed, so that what comes meanwhile is one group. */
    private final class Busy implements AutoCloseable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<Boolean> work;

        Busy() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            work = later(handle -> {
                begun.countDown();
                return passed(end);
            });
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            end.countDown();
            Await.result(work);
        }
    }

    @Test
    void aChangeThatFailsIsUndoneAloneAndTheOthersAreCommittedTogether() throws Exception {
        List<CompletableFuture<Integer>> good = new ArrayList<>();
        CompletableFuture<Integer> bad;
        try (Busy busy = new Busy()) {
            assertThat(busy).isNotNull();
            IntStream.range(0, 10).forEach(x -> good.add(later(handle -> insert(handle, x))));
            Await.until("ten wait", () -> writer.waiting() == 10);
            bad = later(handle -> {
                insert(handle, 100);
                throw new IllegalStateException("on purpose");
            });
            Await.until("eleven wait", () -> writer.waiting() == 11);
            good.add(later(handle -> insert(handle, 10)));
            Await.until("twelve wait", () -> writer.waiting() == 12);
        }
        good.forEach(each -> assertThat(Await.result(each)).isEqualTo(1));
        assertThatThrownBy(bad::join).hasRootCauseMessage("on purpose");
        assertThat(stored())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 10).boxed().toList());
    }

    @Test
    void nobodyHearsOfAChangeBeforeItIsCommitted() throws Exception {
        CompletableFuture<Integer> first;
        CompletableFuture<Integer> second;
        CountDownLatch goOn = new CountDownLatch(1);
        try (Busy busy = new Busy()) {
            assertThat(busy).isNotNull();
            first = later(handle -> insert(handle, 1));
            Await.until("one waits", () -> writer.waiting() == 1);
            second = later(handle -> {
                assertThat(passed(goOn)).isTrue();
                return insert(handle, 2);
            });
            Await.until("two wait", () -> writer.waiting() == 2);
        }
        assertThat(first).isNotDone();
        assertThat(stored()).isEmpty();
        goOn.countDown();
        assertThat(Await.result(first)).isEqualTo(1);
        assertThat(Await.result(second)).isEqualTo(1);
        assertThat(stored()).containsExactly(1, 2);
    }

    @Test
    void aStatementWithoutEndIsInterruptedAndTheOthersOfItsCommitAreMadeAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        CompletableFuture<Integer> before;
        CompletableFuture<Integer> endless;
        CompletableFuture<Integer> after;
        try (Busy busy = new Busy()) {
            assertThat(busy).isNotNull();
            before = later(handle -> insert(handle, times.incrementAndGet()));
            Await.until("one waits", () -> writer.waiting() == 1);
            endless = later(handle -> handle.execute(ENDLESS));
            Await.until("two wait", () -> writer.waiting() == 2);
            after = later(handle -> insert(handle, 3));
            Await.until("three wait", () -> writer.waiting() == 3);
        }
        assertThatThrownBy(endless::join).hasCauseInstanceOf(DatabaseUnavailableException.class);
        assertThat(Await.result(before)).isEqualTo(1);
        assertThat(Await.result(after)).isEqualTo(1);
        assertThat(times).hasValue(2);
        assertThat(stored()).containsExactly(2, 3);
    }

    @Test
    void aFullDiskFailsWhatNeedsRoomAndNothingLater() throws Exception {
        writer.write(handle -> handle.execute("create table wide (text varchar(1000000))"));
        writer.write(handle -> handle.execute("pragma max_page_count = 10"));
        assertThatThrownBy(() ->
                        writer.write(handle -> handle.execute("insert into wide values (?)", "x".repeat(900_000))))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("full");
        writer.write(handle -> handle.execute("pragma max_page_count = 100000"));
        assertThat((int) writer.write(handle -> insert(handle, 1))).isEqualTo(1);
        assertThat(stored()).containsExactly(1);
    }

    @Test
    void aChangeThatCannotBeginInTimeNeverBegins() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        try (Busy busy = new Busy()) {
            assertThat(busy).isNotNull();
            assertThatThrownBy(() -> writer.write(handle -> begun.getAndSet(true), Duration.ofMillis(50)))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("could begin for 50 ms");
        }
        writer.write(handle -> insert(handle, 1)); // whatever waited before this is over
        assertThat(begun).isFalse();
    }

    @Test
    void moreThanTheBoundIsRefusedAtOnce() throws Exception {
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        try (Busy busy = new Busy()) {
            assertThat(busy).isNotNull();
            IntStream.range(0, Writer.MOST_WAITING).forEach(x -> waiting.add(later(handle -> insert(handle, x))));
            Await.until("the queue is full", () -> writer.waiting() == Writer.MOST_WAITING);
            assertThatThrownBy(() -> writer.write(handle -> insert(handle, -1)))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("1000 changes wait already");
        }
        waiting.forEach(each -> assertThat(Await.result(each)).isEqualTo(1));
        assertThat(stored()).hasSize(Writer.MOST_WAITING);
    }

    @Test
    void aChangeWithinAChangeIsADefectThatIsNamed() {
        assertThatThrownBy(() -> writer.write(handle -> writer.write(inner -> insert(inner, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within another one");
    }

    @Test
    void aCallerThatIsInterruptedKnowsWhetherItsChangeWasMade() throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        AtomicBoolean begun = new AtomicBoolean();
        try (Busy busy = new Busy()) {
            assertThat(busy).isNotNull();
            Thread caller = new Thread(() -> {
                try {
                    writer.write(handle -> begun.getAndSet(true));
                    outcome.complete("made");
                } catch (DatabaseUnavailableException notMade) {
                    outcome.complete(Thread.currentThread().isInterrupted() + " " + notMade.getMessage());
                }
            });
            caller.start();
            Await.until("it waits", () -> writer.waiting() == 1);
            caller.interrupt();
            assertThat(Await.result(outcome)).startsWith("true").contains("interrupted");
        }
        writer.write(handle -> insert(handle, 1));
        assertThat(begun).isFalse();
    }

    @Test
    void anErrorIsTheCallersAndTheThreadGoesOn() {
        assertThatThrownBy(() -> writer.write(handle -> {
                    throw new AssertionError("on purpose");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("on purpose");
        assertThat((int) writer.write(handle -> insert(handle, 1))).isEqualTo(1);
    }

    @Test
    void anotherProcessThatWritesMakesChangesWaitAndThenFail() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            assertThatThrownBy(() -> writer.write(handle -> insert(handle, 1)))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("BUSY");
            statement.execute("rollback");
        }
        assertThat((int) writer.write(handle -> insert(handle, 1))).isEqualTo(1);
    }

    @Test
    void linesOfAChangeHaveTheFieldsOfItsCaller() {
        String found = LogFields.station("CP-1")
                .supply(() -> writer.write(handle -> String.valueOf(MDC.get(LogFields.STATION))));
        assertThat(found).isEqualTo("CP-1");
        String after = writer.write(handle -> String.valueOf(MDC.get(LogFields.STATION)));
        assertThat(after).isEqualTo("null");
    }

    @Test
    void whatWaitsIsCommittedBeforeTheEnd() throws Exception {
        CompletableFuture<Integer> last;
        CompletableFuture<?> closing;
        try (Busy busy = new Busy()) {
            assertThat(busy).isNotNull();
            last = later(handle -> insert(handle, 1));
            Await.until("it waits", () -> writer.waiting() == 1);
            closing = CompletableFuture.runAsync(writer::close, callers);
        }
        Await.result(closing);
        assertThat(Await.result(last)).isEqualTo(1);
        assertThat(stored()).containsExactly(1);
        assertThatThrownBy(() -> writer.write(handle -> insert(handle, 2)))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void readersSeeWhatIsCommittedWhileAChangeIsUnderWay() throws Exception {
        DatabaseSettings settings = DatabaseKind.SQLITE.fresh();
        try (Database database = Database.open(settings, new Events())) {
            CountDownLatch goOn = new CountDownLatch(1);
            CompletableFuture<Void> change = CompletableFuture.runAsync(
                    () -> database.run(one -> {
                        one.handle()
                                .execute("insert into station (identity, registered, created_at) values ('A', 0, 0)");
                        assertThat(passed(goOn)).isTrue();
                    }),
                    callers);
            assertThat(stations(database)).isZero();
            goOn.countDown();
            Await.result(change);
            assertThat(stations(database)).isEqualTo(1);
            assertThatThrownBy(() -> database.read(handle -> handle.execute("delete from station")))
                    .hasMessageContaining("READONLY");
        }
    }

    private static int stations(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from station")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aFileThatIsGoneIsNoticed() throws Exception {
        DatabaseSettings settings = DatabaseKind.SQLITE.fresh();
        try (Database database = Database.open(settings, new Events())) {
            database.check(Duration.ofSeconds(30));
            for (Path each :
                    EmbeddedDatabase.files(EmbeddedDatabase.file(settings).orElseThrow())) {
                Files.delete(each);
            }
            assertThatThrownBy(() -> database.check(Duration.ofSeconds(30)))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("is gone");
        }
    }

    @Test
    void dataOfAnEarlierVersionAreNotTakenForLost() throws Exception {
        DatabaseSettings settings = DatabaseKind.SQLITE.fresh();
        Path file = EmbeddedDatabase.file(settings).orElseThrow();
        Files.writeString(file.resolveSibling("ocpp.mv.db"), "H2");
        assertThatThrownBy(() -> Database.open(settings, new Events()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ocpp.mv.db was made by an earlier version")
                .hasMessageContaining("move that file away");
        assertThat(file).doesNotExist();
    }
}
