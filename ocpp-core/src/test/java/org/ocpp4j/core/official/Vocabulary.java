package org.ocpp4j.core.official;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ocpp4j.core.official.Model.Choice;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;

/**
 * The words of all official files together. What one version or direction calls right is the likeliest mistake in
 * another: {@code Occupied} in 1.6, {@code interval} in 1.5.
 */
final class Vocabulary {
    private final Map<String, Set<String>> values = new HashMap<>();
    private final Map<String, Map<String, Model>> members = new HashMap<>();

    Vocabulary(Collection<Message> messages) {
        messages.forEach(message -> collect(message.action().name(), message.model()));
    }

    /** All names that any file lists for the enumerations of members with this name. */
    Set<String> values(String member) {
        return values.getOrDefault(member, Set.of());
    }

    /** All members of the messages of an action, at any depth, in both directions and all versions. */
    Map<String, Model> members(String action) {
        return members.getOrDefault(action, Map.of());
    }

    private void collect(String action, Model model) {
        if (model instanceof Listing list) {
            collect(action, list.element());
        } else if (model instanceof Group group) {
            for (Member member : group.members()) {
                for (String name : member.names()) {
                    members.computeIfAbsent(action, any -> new TreeMap<>()).put(name, member.value());
                }
                if (member.value() instanceof Choice choice) {
                    values.computeIfAbsent(member.name(), any -> new TreeSet<>())
                            .addAll(choice.values());
                }
                collect(action, member.value());
            }
        }
    }
}
