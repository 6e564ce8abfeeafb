package org.ocpp4j.core.official;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import org.ocpp4j.core.official.Model.Time;
import tools.jackson.databind.JsonNode;

/** Whether two valid payloads say the same, as far as their texts must tell: timestamps may be written in another form. */
final class Same {
    private Same() {}

    static boolean isSame(Model model, @Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        if (model instanceof Group group) {
            return one.size() == other.size()
                    && group.members().stream()
                            .allMatch(member -> isSame(member.value(), get(member, one), get(member, other)));
        }
        if (model instanceof Listing list) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!isSame(list.element(), one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : model instanceof Time || one.equals(other);
    }

    private static @Nullable JsonNode get(Member member, JsonNode object) {
        return member.names().stream()
                .map(object::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
