package org.ocpp4j.server.messagelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Replacements;
import org.ocpp4j.server.secret.Secrets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a frame of OCPP-J in one pass and masks its secrets; everything else stays unchanged. Names of members are
 * compared without case, their order does not matter, and each of several members of one name counts. Keeps nothing.
 */
final class JsonFrameReader {
    private final Secrets secrets;

    JsonFrameReader(Secrets secrets) {
        this.secrets = secrets;
    }

    FrameContent read(String text) {
        Pass pass = new Pass();
        try (JsonParser json = JsonMapper.shared().createParser(text)) {
            pass.read(json);
            return pass.content(pass.kind(), pass.replacements.applyTo(text), pass.replacements.in(text));
        } catch (JacksonException notJson) {
            return pass.content(FrameKind.OTHER, secrets.maskUnreadable(text), List.of());
        }
    }

    /** An object or an array that has begun. */
    private static final class Scope {
        final boolean isObject;
        final int start;
        int elements;

        @Nullable
        String name;

        boolean namesSecret;
        final List<int[]> values = new ArrayList<>();

        Scope(boolean isObject, int start) {
            this.isObject = isObject;
            this.start = start;
        }
    }

    private final class Pass {
        private final Replacements replacements = new Replacements();
        private final Deque<Scope> scopes = new ArrayDeque<>();
        private final List<String> head = new ArrayList<>();
        private boolean isArray;

        void read(JsonParser json) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                int start = (int) json.currentTokenLocation().getCharOffset();
                switch (token) {
                    case START_OBJECT -> scopes.push(new Scope(true, start));
                    case START_ARRAY -> {
                        isArray |= scopes.isEmpty() && head.isEmpty();
                        scopes.push(new Scope(false, start));
                    }
                    case END_OBJECT, END_ARRAY -> {
                        Scope ended = scopes.pop();
                        int end = start + 1;
                        if (ended.namesSecret) {
                            ended.values.forEach(value -> mask(value[0], value[1]));
                        }
                        value(ended.start, end, true, null);
                    }
                    case PROPERTY_NAME -> {
                        if (!scopes.isEmpty()) {
                            scopes.peek().name = json.currentName();
                        }
                    }
                    case VALUE_STRING -> {
                        String value = json.getString();
                        int end = (int) json.currentLocation().getCharOffset();
                        value(start, end, true, value);
                    }
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        value(start, start + json.getString().length(), true, json.getString());
                    default -> value(start, start + json.getString().length(), false, null);
                }
            }
        }

        /** A value ends. Its name and its neighbours decide whether it is secret. */
        private void value(int start, int end, boolean mayBeSecret, @Nullable String scalar) {
            Scope scope = scopes.peek();
            if (scope == null) {
                return;
            }
            if (scopes.size() == 1 && !scope.isObject && scope.elements++ < 3) {
                head.add(scalar == null ? "" : scalar);
            }
            String name = scope.isObject ? scope.name : null;
            if (name != null && mayBeSecret && secrets.isName(name)) {
                mask(start, end);
            } else if (name != null && scalar != null && secrets.isName(scalar)) {
                scope.namesSecret = true;
            } else {
                if (name != null && mayBeSecret) {
                    scope.values.add(new int[] {start, end});
                }
                String masked = scalar == null ? null : secrets.mask(name == null ? "" : name, scalar);
                if (masked != null && !masked.equals(scalar)) {
                    replacements.add(start, end, JsonMapper.shared().writeValueAsString(masked));
                }
            }
        }

        private void mask(int start, int end) {
            replacements.add(start, end, '"' + Secrets.MASK + '"');
        }

        FrameKind kind() {
            if (!isArray || head.size() < 2 || head.get(1).isEmpty()) {
                return FrameKind.OTHER;
            }
            return switch (head.get(0)) {
                case "2" -> head.size() > 2 && !head.get(2).isEmpty() ? FrameKind.CALL : FrameKind.OTHER;
                case "3" -> FrameKind.RESULT;
                case "4" -> FrameKind.ERROR;
                default -> FrameKind.OTHER;
            };
        }

        /** The beginning of a frame that cannot be read to its end. */
        FrameContent content(FrameKind kind, String masked, List<String> hidden) {
            boolean isCall = isArray && head.size() > 2 && head.get(0).equals("2");
            String messageId = isArray && head.size() > 1 ? secrets.mask(head.get(1)) : "";
            String action = isCall ? secrets.mask(head.get(2)) : "";
            return new FrameContent(
                    kind, action.isEmpty() ? null : action, messageId.isEmpty() ? null : messageId, masked, hidden);
        }
    }
}
