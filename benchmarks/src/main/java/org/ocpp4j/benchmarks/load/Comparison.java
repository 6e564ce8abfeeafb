package org.ocpp4j.benchmarks.load;

import java.io.PrintWriter;
import java.util.List;

/**
 * Measurements of several servers, one after the other, as a table for each mix.
 *
 * @param contenders the servers
 * @param connections how many stations, one measurement for each number
 * @param mixes what they send
 * @param warmUpSeconds how long to call before it counts
 * @param seconds how long it counts
 */
record Comparison(
        List<ServerContender> contenders, List<Integer> connections, List<Mix> mixes, int warmUpSeconds, int seconds) {

    /** Runs all; tells whether every call was answered in time with a result. */
    boolean run(ProcessOptions processes, PrintWriter out, PrintWriter progress) {
        boolean flawless = true;
        for (Mix mix : mixes) {
            out.printf("Mix \"%s\", %d s each:%n%n", mix, seconds);
            MarkdownTable table = Measurement.table(out);
            for (int count : connections) {
                for (ServerContender contender : contenders) {
                    Measurement measurement = new Measurement(contender, mix, processes, progress);
                    flawless &= measure(measurement, count, table);
                }
            }
            out.println();
            out.flush();
        }
        return flawless;
    }

    private boolean measure(Measurement measurement, int count, MarkdownTable table) {
        try {
            Measurement.Result result = measurement.run(count, warmUpSeconds, seconds);
            measurement.write(table, result);
            return result.flawless();
        } catch (IllegalStateException failure) {
            table.row(measurement.contender(), count, failure.toString());
            return false;
        }
    }
}
