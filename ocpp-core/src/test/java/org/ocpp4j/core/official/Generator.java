package org.ocpp4j.core.official;

import java.util.List;
import java.util.Random;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes valid payloads of an official description. The same random numbers give the same payloads. */
record Generator(Samples samples, Random random) {
    /** How much of what is optional a payload holds. */
    enum Extent {
        REQUIRED,
        ALL,
        RANDOM
    }

    JsonNode value(Model model, Extent extent) {
        if (model instanceof Group group) {
            return group(group, extent);
        }
        if (model instanceof Listing list) {
            int size = switch (extent) {
                case REQUIRED -> Math.max(1, list.minItems());
                case ALL -> Math.max(2, list.minItems());
                case RANDOM -> list.minItems() + random.nextInt(4);
            };
            return list(list, size, extent);
        }
        List<JsonNode> values = samples.good(model);
        return values.get(extent == Extent.RANDOM ? random.nextInt(values.size()) : 0);
    }

    ArrayNode list(Listing list, int size, Extent extent) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(value(list.element(), extent));
        }
        return array;
    }

    private ObjectNode group(Group group, Extent extent) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Member member : group.members()) {
            boolean wanted = switch (extent) {
                case REQUIRED -> false;
                case ALL -> true;
                case RANDOM -> random.nextInt(3) > 0;
            };
            if (wanted || member.required()) {
                int name =
                        extent == Extent.RANDOM ? random.nextInt(member.names().size()) : 0;
                object.set(member.names().get(name), value(member.value(), extent));
            }
        }
        return object;
    }
}
