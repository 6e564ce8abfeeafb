package org.ocpp4j.soap.internal.xml;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ocpp4j.core.error.NotRepresentableException;

/** Text for XML 1.0, which does not allow every character. */
final class XmlText {
    private XmlText() {}

    /** Writes text so that a reader gets it unchanged; a parser would read a bare carriage return as a line feed. */
    static void write(XMLStreamWriter xml, String text, String pointer) throws XMLStreamException {
        checked(text, pointer);
        int from = 0;
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', from)) {
            xml.writeCharacters(text.substring(from, at));
            xml.writeEntityRef("#13");
            from = at + 1;
        }
        xml.writeCharacters(from == 0 ? text : text.substring(from));
    }

    /** Refuses text with characters that XML 1.0 does not allow. */
    static String checked(String text, String pointer) {
        int foreign = foreign(text, 0);
        if (foreign >= 0) {
            String number = Integer.toHexString(0x10000 | text.charAt(foreign)).substring(1);
            throw new NotRepresentableException(pointer + " holds the character U+" + number + ", which XML lacks");
        }
        return text;
    }

    /** The text with question marks where XML 1.0 has no such character, for words that only people read. */
    static String readable(String text) {
        StringBuilder readable = new StringBuilder(text);
        for (int at = foreign(text, 0); at >= 0; at = foreign(text, at + 1)) {
            readable.setCharAt(at, '?');
        }
        return readable.toString();
    }

    /** The first character from here on that XML 1.0 does not have, or -1. */
    private static int foreign(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c > 0xFFFD || Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
