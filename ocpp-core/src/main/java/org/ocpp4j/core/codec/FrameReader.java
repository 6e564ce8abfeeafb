package org.ocpp4j.core.codec;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.MalformedFrameException.Problem;
import org.ocpp4j.core.version.MessageType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one frame, and remembers its progress, which decides how a malformed frame is reported. */
final class FrameReader {
    private static final int LONGEST_MESSAGE_ID = 255;

    private final JsonMapper mapper;
    private final Set<MessageType> types;
    private @Nullable String messageId;
    private @Nullable MessageType type;

    FrameReader(JsonMapper mapper, Set<MessageType> types) {
        this.mapper = mapper;
        this.types = types;
    }

    Frame read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw malformed("not a JSON array");
        }
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw malformed("the first element is no message type number");
        }
        MessageType known = type(parser);
        if (known == null) {
            String message = "message type " + parser.getString() + " is unknown";
            throw new MalformedFrameException(Problem.UNKNOWN_TYPE, idOfUnknown(parser), message);
        }
        type = known;
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw malformed("the second element is no message id");
        }
        String id = parser.getString();
        if (id.length() > LONGEST_MESSAGE_ID) {
            throw malformed("the message id is longer than " + LONGEST_MESSAGE_ID + " characters");
        }
        messageId = id;
        Frame frame = switch (known) {
            case CALL, SEND -> request(parser, id, known);
            case CALL_RESULT -> result(parser, id);
            case CALL_ERROR, CALL_RESULT_ERROR -> error(parser, id, known);
        };
        if (parser.nextToken() != null) {
            throw malformed("text follows the frame");
        }
        return frame;
    }

    private @Nullable MessageType type(JsonParser parser) {
        if (parser.getNumberType() != JsonParser.NumberType.INT) { // no type has more bits
            return null;
        }
        return MessageType.of(parser.getIntValue()).filter(types::contains).orElse(null);
    }

    private @Nullable String idOfUnknown(JsonParser parser) {
        try {
            boolean given = parser.nextToken() == JsonToken.VALUE_STRING
                    && parser.getString().length() <= LONGEST_MESSAGE_ID;
            return given ? parser.getString() : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private Frame request(JsonParser parser, String id, MessageType kind) {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw malformed("the third element is no action");
        }
        String action = parser.getString();
        JsonNode payload = payload(parser, "fourth");
        end(parser, "four");
        return kind == MessageType.SEND ? new Frame.Send(id, action, payload) : new Frame.Call(id, action, payload);
    }

    private Frame result(JsonParser parser, String id) {
        JsonNode payload = payload(parser, "third");
        end(parser, "three");
        return new Frame.CallResult(id, payload);
    }

    /** Peers omit empty elements; only the code is required. */
    private Frame error(JsonParser parser, String id, MessageType kind) {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw malformed("the third element is no error code");
        }
        String code = parser.getString();
        String description = "";
        JsonNode details = JsonNodeFactory.instance.objectNode();
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING && parser.currentToken() != JsonToken.VALUE_NULL) {
                throw malformed("the fourth element is no error description");
            }
            description = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode given = mapper.readTree(parser);
                details = given == null || given.isNull() ? details : given;
                end(parser, "five");
            }
        }
        return kind == MessageType.CALL_ERROR
                ? new Frame.CallError(id, code, description, details)
                : new Frame.CallResultError(id, code, description, details);
    }

    /** The specification allows null for an object without members (OCPP-J 1.6, section 4.2.1). */
    private JsonNode payload(JsonParser parser, String element) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY || token == null) {
            throw malformed("the " + element + " element, the payload, is missing");
        }
        JsonNode payload = mapper.readTree(parser);
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        return payload == null || payload.isNull() ? empty : payload;
    }

    private void end(JsonParser parser, String elements) {
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw malformed("more than " + elements + " elements");
        }
    }

    MalformedFrameException malformed(String message) {
        return new MalformedFrameException(problem(), messageId, message);
    }

    private Problem problem() {
        if (messageId == null || type == null) {
            return Problem.UNREADABLE;
        }
        return switch (type) {
            case CALL -> Problem.BAD_CALL;
            case CALL_RESULT, CALL_ERROR -> Problem.BAD_ANSWER;
            case CALL_RESULT_ERROR, SEND -> Problem.BAD_SEND;
        };
    }
}
