package org.ocpp4j.server.messagelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.messagelog.XmlScanner.Attribute;
import org.ocpp4j.server.messagelog.XmlScanner.Token;
import org.ocpp4j.server.messagelog.XmlScanner.UnreadableException;
import org.ocpp4j.server.secret.Replacements;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.text.Escapes;

/**
 * Reads a SOAP envelope in one pass and masks its secrets; everything else stays unchanged. Prefixes do not matter.
 * Keeps nothing.
 */
final class XmlFrameReader {
    /** No message of OCPP has ten levels. */
    private static final int DEEPEST = 64;

    private final Secrets secrets;

    XmlFrameReader(Secrets secrets) {
        this.secrets = secrets;
    }

    FrameContent read(String text) {
        Pass pass = new Pass(text);
        try {
            pass.read();
            return pass.content(pass.kind(), pass.replacements.applyTo(text), pass.replacements.in(text));
        } catch (UnreadableException notXml) {
            return pass.content(FrameKind.OTHER, secrets.maskUnreadable(text), List.of());
        }
    }

    /** An element that has begun. */
    private static final class Element {
        final String name;
        final int contentStart;
        final boolean isSecret;
        boolean namesSecret;
        boolean isParent;
        final StringBuilder text = new StringBuilder();
        final List<int[]> children = new ArrayList<>();

        Element(String name, int contentStart, boolean isSecret) {
            this.name = name;
            this.contentStart = contentStart;
            this.isSecret = isSecret;
        }
    }

    private final class Pass {
        private final String document;
        private final XmlScanner xml;
        private final Replacements replacements = new Replacements();
        private final Deque<Element> elements = new ArrayDeque<>();
        private String messageId = "";
        private String relatesTo = "";
        private String body = "";

        Pass(String document) {
            this.document = document;
            this.xml = new XmlScanner(document);
        }

        void read() throws UnreadableException {
            for (Token token = xml.next(); token != Token.DONE; token = xml.next()) {
                switch (token) {
                    case START, EMPTY -> {
                        begin();
                        if (token == Token.EMPTY) {
                            elements.pop();
                        }
                    }
                    case END -> end();
                    case TEXT -> text(Escapes.xml(document.substring(xml.start(), xml.end())));
                    case CDATA -> text(document.substring(xml.start() + 9, xml.end() - 3));
                    case ASIDE -> aside();
                    case DONE -> throw new AssertionError();
                }
            }
            if (!elements.isEmpty() || body.isEmpty()) {
                throw new UnreadableException();
            }
        }

        private void begin() throws UnreadableException {
            Element parent = elements.peek();
            if (elements.size() == DEEPEST) {
                throw new UnreadableException();
            }
            if (parent != null) {
                parent.isParent = true;
                if (elements.size() == 2 && parent.name.equals("Body") && body.isEmpty()) {
                    body = xml.name();
                }
            }
            boolean named = attributes();
            elements.push(new Element(xml.name(), xml.end(), named || secrets.isName(xml.name())));
        }

        /** Whether an attribute names something secret; then the others, and the content, are. */
        private boolean attributes() {
            boolean named = xml.attributes().stream().anyMatch(each -> secrets.isName(value(each)));
            for (Attribute each : xml.attributes()) {
                String value = value(each);
                boolean isNamespace = each.name().startsWith("xmlns");
                String name = each.name().substring(each.name().indexOf(':') + 1);
                boolean hidden = !isNamespace && (secrets.isName(name) || (named && !secrets.isName(value)));
                // The name of a namespace may look like credentials; it is known to everybody.
                String masked = hidden ? Secrets.MASK : isNamespace ? value : Secrets.maskAddresses(value);
                if (!masked.equals(value)) {
                    replacements.add(each.start(), each.end(), Escapes.toXml(masked));
                }
            }
            return named;
        }

        private String value(Attribute attribute) {
            return Escapes.xml(document.substring(attribute.start(), attribute.end()));
        }

        private void text(String text) throws UnreadableException {
            Element element = elements.peek();
            if (element != null) {
                element.text.append(text);
            } else if (!text.isBlank() && !text.equals("\uFEFF")) {
                throw new UnreadableException();
            }
        }

        private void aside() {
            String aside = document.substring(xml.start(), xml.end());
            String masked = secrets.mask(aside);
            if (!masked.equals(aside)) {
                replacements.add(xml.start(), xml.end(), "<!--" + Secrets.MASK + "-->");
            }
        }

        private void end() throws UnreadableException {
            Element element = elements.poll();
            if (element == null || !element.name.equals(xml.name())) {
                throw new UnreadableException();
            }
            String text = element.text.toString().strip();
            remember(element, text);
            if (element.namesSecret) {
                element.children.forEach(child -> mask(child[0], child[1]));
            }
            Element parent = elements.peek();
            boolean isLeaf = !element.isParent;
            if (element.isSecret) {
                mask(element.contentStart, xml.start());
            } else if (isLeaf && parent != null && secrets.isName(text)) {
                parent.namesSecret = true;
            } else {
                if (parent != null && !(isLeaf && isPlain(text))) {
                    parent.children.add(new int[] {element.contentStart, xml.start()});
                }
                String masked = secrets.mask(element.name, text);
                if (!masked.equals(text)) {
                    replacements.add(element.contentStart, xml.start(), Escapes.toXml(masked));
                }
            }
        }

        private boolean isPlain(String text) {
            return text.isEmpty() || text.equals("true") || text.equals("false");
        }

        private void mask(int start, int end) {
            if (end > start) {
                replacements.add(start, end, Secrets.MASK);
            }
        }

        /** The headers of WS-Addressing that relate answers to calls. */
        private void remember(Element element, String text) {
            Element parent = elements.peek();
            if (parent != null && elements.size() == 2 && parent.name.equals("Header")) {
                if (element.name.equals("MessageID")) {
                    messageId = text;
                } else if (element.name.equals("RelatesTo")) {
                    relatesTo = text;
                }
            }
        }

        FrameKind kind() {
            if (body.endsWith("Request")) {
                return FrameKind.CALL;
            }
            return body.endsWith("Response")
                    ? FrameKind.RESULT
                    : body.equals("Fault") ? FrameKind.ERROR : FrameKind.OTHER;
        }

        FrameContent content(FrameKind kind, String masked, List<String> hidden) {
            boolean isAnswer = kind() == FrameKind.RESULT || kind() == FrameKind.ERROR;
            String id = secrets.mask(isAnswer ? relatesTo : messageId);
            String action = kind == FrameKind.OTHER && isAnswer ? null : action();
            return new FrameContent(kind, action, id.isEmpty() ? null : id, masked, hidden);
        }

        private @Nullable String action() {
            String action = body.replaceFirst("(Request|Response)$", "");
            return kind() == FrameKind.OTHER || kind() == FrameKind.ERROR || action.isEmpty()
                    ? null
                    : action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
        }
    }
}
