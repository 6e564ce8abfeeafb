package org.ocpp4j.core.official;

import java.util.ArrayList;
import java.util.List;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A value in a valid payload, and what the official description says about it. */
record Site(JsonPointer place, Model model, JsonNode value) {
    boolean isSingleValue() {
        return !(model instanceof Group) && !(model instanceof Listing);
    }

    /** All values of a payload from the outside in; of a list only the last element, or else all. */
    static List<Site> of(Group message, JsonNode payload, boolean lastElementOnly) {
        List<Site> sites = new ArrayList<>();
        collect(JsonPointer.empty(), message, payload, lastElementOnly, sites);
        return sites;
    }

    private static void collect(
            JsonPointer place, Model model, JsonNode value, boolean lastElementOnly, List<Site> sites) {
        sites.add(new Site(place, model, value));
        if (model instanceof Group group) {
            for (Member member : group.members()) {
                for (String name : member.names()) {
                    if (value.has(name)) {
                        JsonPointer inner = place.appendProperty(name);
                        collect(inner, member.value(), value.get(name), lastElementOnly, sites);
                    }
                }
            }
        } else if (model instanceof Listing list) {
            int first = lastElementOnly ? Math.max(0, value.size() - 1) : 0;
            for (int i = first; i < value.size(); i++) {
                collect(place.appendIndex(i), list.element(), value.get(i), lastElementOnly, sites);
            }
        }
    }
}
