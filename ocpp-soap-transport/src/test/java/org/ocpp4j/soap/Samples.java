package org.ocpp4j.soap;

import java.math.BigDecimal;
import org.ocpp4j.soap.internal.xml.Layout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Payloads made of layouts: with every member and the longest values, or with the required members only. */
final class Samples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Samples() {}

    static ObjectNode full(Layout.Sequence layout) {
        return (ObjectNode) value(layout, true, 0);
    }

    static ObjectNode least(Layout.Sequence layout) {
        return (ObjectNode) value(layout, false, 0);
    }

    private static JsonNode value(Layout layout, boolean full, int index) {
        if (layout instanceof Layout.Text text) {
            return text(text, index);
        }
        ObjectNode object = NODES.objectNode();
        if (layout instanceof Layout.Attributed attributed) {
            member(object, attributed.text(), full);
            attributed.attributes().forEach(attribute -> member(object, attribute, full));
        } else {
            ((Layout.Sequence) layout).members().forEach(member -> member(object, member, full));
        }
        return object;
    }

    private static void member(ObjectNode object, Layout.Member member, boolean full) {
        if (!full && !member.required()) {
            return;
        }
        if (member.repeated()) {
            ArrayNode list = object.putArray(member.name());
            for (int i = 0; i < (full ? 3 : 1); i++) {
                list.add(value(member.value(), full, i));
            }
        } else {
            object.set(member.name(), value(member.value(), full, 0));
        }
    }

    private static JsonNode text(Layout.Text text, int index) {
        if (!text.names().isEmpty()) {
            return NODES.stringNode(text.names().get(index % text.names().size()));
        }
        return switch (text.simple()) {
            case TEXT ->
                NODES.stringNode("<&>\"' äß€😀\r\n\tx]]>"
                        .repeat(9)
                        .substring(0, Math.min(20, text.maxLength().orElse(40))));
            case ADDRESS -> NODES.stringNode("ftp://user@host.example/a%20b?c=d&e=f");
            case INTEGER -> NODES.numberNode(index % 2 == 0 ? Integer.MAX_VALUE : -index);
            case DECIMAL -> NODES.numberNode(new BigDecimal("16.5"));
            case BOOLEAN -> NODES.booleanNode(index % 2 == 0);
            case TIME -> NODES.stringNode("2026-11-22T10:11:12.345Z");
        };
    }
}
