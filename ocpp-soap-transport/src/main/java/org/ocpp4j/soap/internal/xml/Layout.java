package org.ocpp4j.soap.internal.xml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The XML form of a value. Immutable; shared by all threads. */
public sealed interface Layout {
    /** The content of the text of an element or attribute. */
    enum Simple {
        TEXT,
        ADDRESS,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        TIME
    }

    /**
     * Text.
     *
     * @param simple the kind of its content
     * @param maxLength the most characters, or empty
     * @param fractionDigits the most digits behind the point, or empty
     * @param name the name of its enumeration, or empty
     * @param names the values of the enumeration
     */
    record Text(
            Simple simple,
            Optional<Integer> maxLength,
            Optional<Integer> fractionDigits,
            String name,
            List<String> names)
            implements Layout {}

    /**
     * Elements in a fixed order.
     *
     * @param name the name of its type
     * @param members the elements
     */
    record Sequence(String name, List<Member> members) implements Layout {
        /** The member that an element is, or null; there are at most a dozen. */
        @Nullable
        Member member(String element) {
            for (Member member : members) {
                if (member.element().equals(element)) {
                    return member;
                }
            }
            return null;
        }
    }

    /**
     * Text with attributes.
     *
     * @param name the name of its type
     * @param text the member that is the text
     * @param attributes the members that are attributes
     */
    record Attributed(String name, Member text, List<Member> attributes) implements Layout {}

    /**
     * A member of an object.
     *
     * @param name its name in the tree
     * @param element its name in XML
     * @param required whether it is required; a required list may be empty
     * @param repeated whether it is a list, each of whose entries is an element
     * @param least the least number of entries
     * @param value the XML form of the value, or of each entry
     */
    record Member(String name, String element, boolean required, boolean repeated, int least, Layout value) {}
}
