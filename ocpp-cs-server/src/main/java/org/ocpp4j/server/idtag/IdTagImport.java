package org.ocpp4j.server.idtag;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.list.Respond;

/**
 * Sets many idTags at once. Thread-safe; the size of a request bounds its memory.
 *
 * @param store the store of idTags
 */
record IdTagImport(IdTagStore store) {
    private static final int MOST_ERRORS = 1000;

    /**
     * An entry of the request.
     *
     * @param idTag the idTag, at most 20 characters
     * @param status Accepted, Blocked, Expired or Invalid; Accepted by default
     * @param parentIdTag the group; null for none
     * @param expiryDate from when on it is Expired; null for never
     * @param maxActiveTransactions how many transactions it may have at once; null for any number
     * @param description a free text of operators; null for none
     */
    record Entry(
            String idTag,
            @Nullable String status,
            @Nullable String parentIdTag,
            @Nullable Instant expiryDate,
            @Nullable Integer maxActiveTransactions,
            @Nullable String description) {}

    /**
     * The result of an import.
     *
     * @param created how many idTags are new
     * @param replaced how many existed before
     * @param lines the result of each entry, in the order of the request
     */
    record Report(int created, int replaced, List<Done> lines) {}

    /**
     * The result of an entry.
     *
     * @param line its position: the line of CSV, or its place in the array, the first being 1
     * @param idTag the idTag
     * @param outcome created or replaced
     */
    record Done(int line, String idTag, String outcome) {}

    /**
     * An error in an entry.
     *
     * @param line its position
     * @param pointer the place in it; in CSV a slash and the column
     * @param detail the error
     */
    record Wrong(int line, String pointer, String detail) {}

    void handle(Context request) {
        List<Wrong> wrong = new ArrayList<>();
        List<ImportLine> lines = isCsv(request) ? CsvImport.lines(request) : ImportLine.ofJson(request);
        List<Integer> numbers = new ArrayList<>();
        List<IdTagStore.Setting> settings = settings(lines, numbers, wrong);
        refuse(wrong);
        List<Boolean> added;
        try {
            added = store.put(settings);
        } catch (ParentLoopException loop) {
            int at = 0;
            while (!settings.get(at).folded().equals(loop.folded())) {
                at++;
            }
            refuse(List.of(new Wrong(numbers.get(at), "/parentIdTag", loop.detail())));
            return;
        }
        Respond.json(request, 200, report(settings, numbers, added));
    }

    private static boolean isCsv(Context request) {
        String type = request.contentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv");
    }

    private static List<IdTagStore.Setting> settings(List<ImportLine> lines, List<Integer> numbers, List<Wrong> wrong) {
        List<IdTagStore.Setting> settings = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ImportLine line : lines) {
            try {
                IdTagStore.Setting setting = line.setting();
                Integer before = seen.putIfAbsent(setting.folded(), line.number());
                if (before != null) {
                    wrong.add(new Wrong(line.number(), "/idTag", "The idTag is the same as in line " + before + "."));
                }
                settings.add(setting);
                numbers.add(line.number());
            } catch (ProblemException problem) {
                wrong.add(new Wrong(line.number(), line.inEntry(problem), String.valueOf(problem.getMessage())));
            }
        }
        return settings;
    }

    private static void refuse(List<Wrong> wrong) {
        if (wrong.isEmpty()) {
            return;
        }
        Wrong first = wrong.get(0);
        throw new ProblemException(
                400,
                "invalidBody",
                wrong.size() + " of the entries cannot be used, and nothing was changed. Line " + first.line() + ", "
                        + first.pointer() + ": " + first.detail(),
                Map.of("errors", wrong.size() <= MOST_ERRORS ? wrong : wrong.subList(0, MOST_ERRORS)));
    }

    private static Report report(List<IdTagStore.Setting> settings, List<Integer> numbers, List<Boolean> added) {
        List<Done> done = new ArrayList<>();
        int created = 0;
        for (int i = 0; i < settings.size(); i++) {
            boolean isNew = added.get(i);
            created += isNew ? 1 : 0;
            done.add(new Done(numbers.get(i), settings.get(i).idTag(), isNew ? "created" : "replaced"));
        }
        return new Report(created, done.size() - created, done);
    }
}
