package org.ocpp4j.server.backup;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.ocpp4j.server.log.LogAppender;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Makes, lists and gives out backups. Its handlers block, as long as a backup takes; thread-safe. */
public final class BackupResource implements ApiResource {
    private static final Logger LOG = LoggerFactory.getLogger(BackupResource.class);
    private static final String TAG = "System";
    private static final String SQLITE = "application/vnd.sqlite3";

    private final Backups backups;

    /**
     * Offers backups.
     *
     * @param backups where they are
     */
    public BackupResource(Backups backups) {
        this.backups = backups;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of(POST, "/api/v1/backup", "makeBackup")
                        .tag(TAG)
                        .summary("Makes a backup of the embedded database")
                        .description("Stations go on charging meanwhile. What was committed before is in it, whole."
                                + " The answer comes when the backup is complete, which takes seconds for each 100,000"
                                + " rows. With PostgreSQL, use pg_dump.")
                        .scope(Scope.ADMINISTER)
                        .answers(201, "The backup is complete.", new Schema.OfRecord(BackupFile.class))
                        .answers(409, "`backupRunning`: one at a time. `notEmbedded`: use pg_dump.", null)
                        .handledBy(this::make),
                Operation.of(GET, "/api/v1/backups", "listBackups")
                        .tag(TAG)
                        .summary("Lists the backups that are kept")
                        .scope(Scope.ADMINISTER)
                        .answers(200, "Backups, newest first.", new Schema.ListOf(BackupFile.class))
                        .handledBy(request -> json(request, list())),
                Operation.of(GET, "/api/v1/backups/{name}", "getBackup")
                        .tag(TAG)
                        .summary("Gives out a backup")
                        .description("Whoever has it has all data. `ocpp-cs-server restore` takes it.")
                        .scope(Scope.ADMINISTER)
                        .path("name", "Its name, as listed.")
                        .answers(200, "An SQLite database.", new Schema.Text(SQLITE))
                        .answers(404, "There is no backup of that name.", null)
                        .handledBy(this::get));
    }

    private void make(Context request) {
        try {
            BackupFile made = backups.make();
            request.status(201).header("Location", "/api/v1/backups/" + made.name());
            json(request, made);
        } catch (BackupException refused) {
            throw problem(refused);
        }
    }

    private List<BackupFile> list() {
        try {
            return backups.list();
        } catch (BackupException refused) {
            throw problem(refused);
        }
    }

    private void get(Context request) {
        String name = request.pathParam("name");
        BackupFile backup = backups.find(name).orElseThrow(() -> noSuch(name));
        InputStream content;
        try {
            content = backups.open(backup);
        } catch (IOException gone) {
            throw noSuch(name);
        }
        LOG.info(LogAppender.AUDIT, "{} takes the backup {}", Caller.of(request).name(), name);
        request.contentType(SQLITE)
                .header("Content-Length", Long.toString(backup.size()))
                .header("Content-Disposition", "attachment; filename=\"" + backup.name() + "\"")
                .result(content); // closes it
    }

    private static ProblemException noSuch(String name) {
        return new ProblemException(404, "noSuchBackup", "There is no backup of the name '" + name + "'");
    }

    private static ProblemException problem(BackupException refused) {
        String detail = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case RUNNING -> new ProblemException(409, "backupRunning", detail);
            case NOT_EMBEDDED -> new ProblemException(409, "notEmbedded", detail);
            case IN_USE, DATA_THERE, FAILED -> new ProblemException(500, "backupFailed", detail);
        };
    }

    private static void json(Context request, Object value) {
        request.contentType("application/json").result(JsonMapper.shared().writeValueAsBytes(value));
    }
}
