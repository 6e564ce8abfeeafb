package org.ocpp4j.server.messagelog;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits XML into tags and text with their exact positions, which the available parsers do not report. It is for
 * finding secrets, not for validating documents. For use by one thread.
 */
final class XmlScanner {
    /** The kind of the token found. */
    enum Token {
        /** A tag that begins an element. */
        START,
        /** A tag of an element without content. */
        EMPTY,
        /** A tag that ends an element. */
        END,
        /** Text between tags. */
        TEXT,
        /** Text in CDATA. */
        CDATA,
        /** A comment or a processing instruction. */
        ASIDE,
        /** The end of the document. */
        DONE
    }

    /** An attribute; start and end are those of its value, without quotes. */
    record Attribute(String name, int start, int end) {}

    /** The document cannot be read. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final List<Attribute> attributes = new ArrayList<>();
    private int start;
    private int end;
    private String name = "";

    XmlScanner(String text) {
        this.text = text;
    }

    /** Where the token begins. */
    int start() {
        return start;
    }

    /** Where the token ends; exclusive. */
    int end() {
        return end;
    }

    /** The name of the tag, without its prefix. */
    String name() {
        return name;
    }

    /** The attributes of the tag. */
    List<Attribute> attributes() {
        return attributes;
    }

    Token next() throws UnreadableException {
        start = end;
        attributes.clear();
        if (start == text.length()) {
            return Token.DONE;
        }
        if (text.charAt(start) != '<') {
            int tag = text.indexOf('<', start);
            end = tag < 0 ? text.length() : tag;
            return Token.TEXT;
        }
        if (text.startsWith("<!--", start)) {
            return until("-->", 4, Token.ASIDE);
        }
        if (text.startsWith("<![CDATA[", start)) {
            return until("]]>", 9, Token.CDATA);
        }
        if (text.startsWith("<?", start)) {
            return until("?>", 2, Token.ASIDE);
        }
        if (text.startsWith("</", start)) {
            until(">", 2, Token.END);
            name = local(text.substring(start + 2, end - 1).strip());
            return Token.END;
        }
        return tag();
    }

    private Token until(String mark, int skip, Token token) throws UnreadableException {
        int found = text.indexOf(mark, start + skip);
        if (found < 0) {
            throw new UnreadableException();
        }
        end = found + mark.length();
        return token;
    }

    private Token tag() throws UnreadableException {
        int at = word(start + 1);
        name = local(text.substring(start + 1, at));
        while (true) {
            at = blank(at);
            char each = charAt(at);
            if (each == '>') {
                end = at + 1;
                return Token.START;
            }
            if (each == '/' && charAt(at + 1) == '>') {
                end = at + 2;
                return Token.EMPTY;
            }
            at = attribute(at);
        }
    }

    private int attribute(int from) throws UnreadableException {
        int nameEnd = word(from);
        int at = blank(nameEnd);
        if (charAt(at) != '=') {
            throw new UnreadableException();
        }
        at = blank(at + 1);
        char quote = charAt(at);
        int close = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (close < 0) {
            throw new UnreadableException();
        }
        attributes.add(new Attribute(text.substring(from, nameEnd), at + 1, close));
        return close + 1;
    }

    private int word(int from) throws UnreadableException {
        int at = from;
        while ("<>=/\"'! \t\r\n".indexOf(charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw new UnreadableException();
        }
        return at;
    }

    private int blank(int from) throws UnreadableException {
        int at = from;
        while (" \t\r\n".indexOf(charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private char charAt(int at) throws UnreadableException {
        if (at >= text.length()) {
            throw new UnreadableException();
        }
        return text.charAt(at);
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }
}
