package org.ocpp4j.core.official;

import java.util.HashSet;
import java.util.Set;
import org.ocpp4j.core.official.Model.Choice;
import org.ocpp4j.core.official.Model.Flag;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import org.ocpp4j.core.official.Model.Text;
import org.ocpp4j.core.official.Model.Time;
import org.ocpp4j.core.official.Model.Whole;
import tools.jackson.databind.JsonNode;

/** Judges a payload of OCPP 1.5 by the service description. */
record WsdlOracle(Group message) implements Oracle {
    @Override
    public boolean accepts(String payload) {
        return accepts(message, Json.read(payload));
    }

    private static boolean accepts(Model model, JsonNode node) {
        if (model instanceof Group group) {
            return node.isObject() && acceptsMembers(group, node);
        }
        if (model instanceof Listing list) {
            return node.isArray()
                    && node.size() >= list.minItems()
                    && node.valueStream().allMatch(each -> accepts(list.element(), each));
        }
        if (model instanceof Text text) {
            return node.isString() && node.stringValue().codePoints().count() <= text.maxLength();
        }
        if (model instanceof Choice choice) {
            return node.isString() && choice.values().contains(node.stringValue());
        }
        if (model instanceof Time) {
            return node.isString() && XmlTimes.accepts(node.stringValue());
        }
        if (model instanceof Whole) {
            return node.isIntegralNumber() && node.canConvertToInt();
        }
        if (model instanceof Flag) {
            return node.isBoolean();
        }
        throw new IllegalStateException("Not in OCPP 1.5: " + model);
    }

    private static boolean acceptsMembers(Group group, JsonNode object) {
        Set<String> unknown = new HashSet<>(object.propertyNames());
        for (Member member : group.members()) {
            int given = 0;
            for (String name : member.names()) {
                if (unknown.remove(name)) {
                    given++;
                    if (!accepts(member.value(), object.get(name))) {
                        return false;
                    }
                }
            }
            if (given > 1 || (given == 0 && member.required())) {
                return false;
            }
        }
        return unknown.isEmpty();
    }
}
