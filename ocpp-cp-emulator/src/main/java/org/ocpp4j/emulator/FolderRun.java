package org.ocpp4j.emulator;

import java.io.PrintWriter;
import org.ocpp4j.emulator.configuration.ConfigurationFolder;
import org.ocpp4j.emulator.configuration.FolderContents;

/** The stations of a folder from start to end, for the command line. */
final class FolderRun {
    static final int MOST_STATIONS = 10_000;

    private final FolderPlan plan;
    private final PrintWriter out;
    private final PrintWriter err;

    FolderRun(FolderPlan plan, PrintWriter out, PrintWriter err) {
        this.plan = plan;
        this.out = out;
        this.err = err;
    }

    /** Returns the exit status; lists all problems before any station starts. */
    int run(boolean skipBroken, boolean summaries) throws InterruptedException {
        FolderContents contents = ConfigurationFolder.read(plan.folder(), plan.mostStations());
        contents.notes().forEach(out::println);
        contents.problems().forEach(problem -> err.println(problem.message()));
        boolean refused = !skipBroken && !contents.problems().isEmpty();
        if (refused || contents.stations().isEmpty()) {
            err.println(
                    refused ? "Nothing is started; --skip-broken starts the others" : "There is no station to start");
            return 1;
        }
        out.printf(
                "%d stations of %s; those that name no central system connect to %s; Ctrl-C stops them%n",
                contents.stations().size(), plan.folder(), plan.centralSystem());
        out.flush();
        EmulatedFolder folder = new EmulatedFolder(plan, StationTransports.WEB_SOCKET, EmulatorRuntime.create());
        return new FleetRun(folder, out, summaries).run();
    }
}
