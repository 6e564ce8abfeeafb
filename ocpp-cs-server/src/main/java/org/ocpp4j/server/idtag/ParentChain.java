package org.ocpp4j.server.idtag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Looks for loops among idTags and their parents. Reads whole generations at once, and each idTag once. Belongs to one
 * thread; its memory is bounded by the idTags that are set and their ancestors.
 */
final class ParentChain {
    private static final int BATCH = 1000;

    private final Handle handle;
    private final Map<String, String> parents = new HashMap<>();

    ParentChain(Handle handle) {
        this.handle = handle;
    }

    /** Throws {@link ParentLoopException} if one of these, which are stored already, is its own ancestor. */
    void check(List<IdTagStore.Setting> settings) {
        Set<String> known = new HashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (IdTagStore.Setting setting : settings) {
            known.add(setting.folded());
            note(setting.folded(), setting.fields().parentIdTag());
        }
        settings.forEach(setting -> addUnknown(setting.folded(), known, unknown));
        while (!unknown.isEmpty()) {
            List<String> generation = List.copyOf(unknown);
            unknown.clear();
            known.addAll(generation);
            readParents(generation);
            generation.forEach(idTag -> addUnknown(idTag, known, unknown));
        }
        findLoop(settings);
    }

    private void addUnknown(String idTag, Set<String> known, Set<String> unknown) {
        String parent = parents.get(idTag);
        if (parent != null && !known.contains(parent)) {
            unknown.add(parent);
        }
    }

    private void readParents(List<String> generation) {
        for (int from = 0; from < generation.size(); from += BATCH) {
            List<String> some = generation.subList(from, Math.min(from + BATCH, generation.size()));
            try (Query query =
                    handle.createQuery("select folded, parent_id_tag from id_tag where folded in (<some>)")) {
                query.bindList("some", some)
                        .map((columns, context) -> {
                            note(columns.getString("folded"), columns.getString("parent_id_tag"));
                            return true;
                        })
                        .list();
            }
        }
    }

    private void note(String idTag, @Nullable String parent) {
        if (parent != null) {
            parents.put(idTag, IdTagStore.fold(parent));
        }
    }

    private void findLoop(List<IdTagStore.Setting> settings) {
        Set<String> ends = new HashSet<>(); // those from which the way is known to end
        for (IdTagStore.Setting setting : settings) {
            Set<String> way = new LinkedHashSet<>();
            String at = setting.folded();
            while (at != null && !ends.contains(at)) {
                if (!way.add(at)) {
                    throw new ParentLoopException(loop(way, at));
                }
                at = parents.get(at);
            }
            ends.addAll(way);
        }
    }

    /** The loop alone, without the way into it. */
    private static List<String> loop(Set<String> way, String first) {
        List<String> all = new ArrayList<>(way);
        return all.subList(all.indexOf(first), all.size());
    }
}
