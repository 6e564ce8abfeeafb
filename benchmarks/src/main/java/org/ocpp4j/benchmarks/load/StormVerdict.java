package org.ocpp4j.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down what a storm left behind, and judges it. For one thread. */
final class StormVerdict {
    /** Growth that needs no session: caches of the JDK, a thread more in a pool. */
    private static final int FEW_OBJECTS = 50;

    private static final long LITTLE_HEAP = 2 << 20;
    private static final int FEW_FILES = 5;

    private final StormPlan plan;
    private final StormRun.Result result;
    private final MarkdownTable table;
    private boolean clean = true;

    StormVerdict(StormPlan plan, StormRun.Result result, MarkdownTable table) {
        this.plan = plan;
        this.result = result;
        this.table = table;
    }

    /** Writes the table; tells whether nothing was left over. */
    boolean write() {
        story();
        ServerFacts before = result.before();
        ServerFacts after = result.after();
        judge("stations of the server", before.connections(), after.connections(), after.connections() == 0);
        judge("connections, as the stations see it", 0, result.clientsLeft(), result.clientsLeft() == 0);
        judge("timers", before.timers(), after.timers(), after.timers() == 0);
        judge(
                "calls to stations without an end",
                0,
                result.calls().pending(),
                result.calls().pending() == 0);
        judge("open files", before.openFiles(), after.openFiles(), after.openFiles() - before.openFiles() <= FEW_FILES);
        List<String> threads = new ArrayList<>(after.threads());
        before.threads().forEach(threads::remove);
        judge(
                "threads, and new ones",
                before.threads().size(),
                after.threads().size() + " " + threads,
                threads.isEmpty() || !plan.judgesThreads());
        judge(
                "heap after collections, bytes",
                before.heapBytes(),
                after.heapBytes(),
                after.heapBytes() - before.heapBytes() < LITTLE_HEAP);
        Map<String, Long> grown = result.objectsAfter().grownSince(result.objectsBefore(), FEW_OBJECTS);
        judge("classes with more than " + FEW_OBJECTS + " more instances", "", grown, grown.isEmpty());
        return clean;
    }

    private void story() {
        StormReport storm = result.storm();
        ClientReport clients = result.clients();
        judge("waves", "", storm.waves(), storm.waves() > 0);
        judge("departures " + storm.departures(), "", storm.gone(), storm.gone() > 0);
        judge("stations that could not return", "", storm.away(), storm.away() == 0);
        table.row("attempts to return that failed", "", storm.failures(), "");
        table.row("calls of stations, answered", "", clients.calls(), "");
        judge("calls of stations that waited too long", "", clients.slow(), clients.slow() == 0);
        judge("wrong answers", "", clients.errors(), clients.errors() == 0);
        judge("connections that the server ended", "", clients.lost(), clients.lost() == 0);
        CallsToStations calls = result.calls();
        table.row("calls to stations", "", calls.started(), "");
        judge("calls to stations, answered", "", calls.answered(), calls.answered() > 0);
        table.row("calls to stations, failed", "", calls.failed(), "");
    }

    private void judge(String what, Object before, Object after, boolean good) {
        clean &= good;
        table.row(what, before, after, good ? "ok" : "NOT OK");
    }
}
