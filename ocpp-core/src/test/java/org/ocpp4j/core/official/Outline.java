package org.ocpp4j.core.official;

import java.util.SortedSet;
import java.util.TreeSet;
import org.ocpp4j.core.official.Model.Choice;
import org.ocpp4j.core.official.Model.Decimal;
import org.ocpp4j.core.official.Model.Flag;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import org.ocpp4j.core.official.Model.Text;
import org.ocpp4j.core.official.Model.Time;
import org.ocpp4j.core.official.Model.Whole;

/** A model as lines of text, one for each value, so that two models can be compared and people see the difference. */
final class Outline {
    private final SortedSet<String> lines = new TreeSet<>();

    private Outline() {}

    static SortedSet<String> of(Group message) {
        Outline outline = new Outline();
        outline.add("", "", message);
        return outline.lines;
    }

    private void add(String path, String occurrence, Model model) {
        lines.add(path + ": " + occurrence + describe(model));
        if (model instanceof Group group) {
            for (Member member : group.members()) {
                // Of two names neither can be required; a schema has no simple way to say that one of them is.
                boolean required = member.required() && member.names().size() == 1;
                member.names()
                        .forEach(name -> add(path + "/" + name, required ? "required " : "optional ", member.value()));
            }
        } else if (model instanceof Listing list) {
            add(path + "[]", "", list.element());
        }
    }

    private static String describe(Model model) {
        if (model instanceof Listing list) {
            return "array, minItems " + list.minItems();
        }
        if (model instanceof Text text) {
            boolean limited = text.maxLength() != Integer.MAX_VALUE;
            return "string"
                    + (limited ? ", maxLength " + text.maxLength() : "")
                    + (text.format().isEmpty() ? "" : ", format " + text.format());
        }
        if (model instanceof Choice choice) {
            return "enum " + new TreeSet<>(choice.values());
        }
        if (model instanceof Time) {
            return "string, format date-time";
        }
        if (model instanceof Whole whole) {
            return whole.bits32() ? "integer of 32 bits" : "integer";
        }
        if (model instanceof Decimal decimal) {
            return "number"
                    + (decimal.step() == null
                            ? ""
                            : ", multipleOf " + decimal.step().toPlainString());
        }
        if (model instanceof Flag) {
            return "boolean";
        }
        return "closed object";
    }
}
