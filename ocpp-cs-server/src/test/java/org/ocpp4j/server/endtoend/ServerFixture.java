package org.ocpp4j.server.endtoend;

import java.net.URI;
import org.ocpp4j.server.app.RunningServer;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsSource;

/** The whole central system, in this process, at ports of its own. */
public final class ServerFixture implements AutoCloseable {
    private final Settings settings;
    private final RunningServer server;
    private final Operators operators;

    private ServerFixture(Settings settings) {
        this.settings = settings;
        this.server = RunningServer.start(settings);
        this.operators = new Operators(server.operators());
    }

    /** Starts with a new database. */
    public static ServerFixture start(DatabaseKind kind, String... settings) {
        return start(kind.fresh(), settings);
    }

    /** Starts with a database that may have been used before. */
    public static ServerFixture start(DatabaseSettings database, String... settings) {
        String text = "stations.port = 0\noperators.port = 0\nstations.callbacks = any\n"
                + "database.url = \"" + database.url() + "\"\ndatabase.user = \"" + database.user() + "\"\n"
                + String.join("\n", settings);
        return new ServerFixture(SettingsSource.parse(text));
    }

    RunningServer server() {
        return server;
    }

    int port() {
        return server.stations().getPort();
    }

    URI stations() {
        return server.stations();
    }

    public Operators operators() {
        return operators;
    }

    /** Reads files again, with the same settings. */
    void reload() {
        server.reload(settings);
    }

    @Override
    public void close() {
        server.close();
    }
}
