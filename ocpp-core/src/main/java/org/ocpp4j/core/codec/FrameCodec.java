package org.ocpp4j.core.codec;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.MalformedFrameException.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes frames (OCPP-J 1.6, section 4.2). Whatever the text is, reading either returns a frame or throws a
 * {@link MalformedFrameException}. Immutable and thread-safe.
 */
public final class FrameCodec {
    private static final int CALL = 2;
    private static final int CALL_RESULT = 3;
    private static final int CALL_ERROR = 4;
    private static final int LONGEST_MESSAGE_ID = 255;

    private final FrameLimits limits;
    private final JsonMapper mapper;

    /**
     * A codec with limits of its own.
     *
     * @param limits how large a frame may be
     */
    public FrameCodec(FrameLimits limits) {
        this.limits = limits;
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(limits.depth())
                                .maxStringLength(limits.stringLength())
                                .maxNumberLength(limits.numberLength())
                                .maxNameLength(Math.min(limits.stringLength(), 1000))
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // the frame goes on behind its payload
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * Reads a frame.
     *
     * @param text the text of one WebSocket message
     * @return the frame
     * @throws MalformedFrameException if it is none, or exceeds a limit
     */
    public Frame read(String text) {
        if (text.length() > limits.characters()) {
            throw unreadable("the frame is longer than " + limits.characters() + " characters");
        }
        FrameReader reader = new FrameReader();
        try (JsonParser parser = mapper.createParser(text)) {
            return reader.read(parser);
        } catch (JacksonException | NumberFormatException notJson) {
            throw reader.malformed(problem(notJson));
        }
    }

    /**
     * Reads a frame from UTF-8.
     *
     * @param utf8 the bytes of one WebSocket message
     * @return the frame
     * @throws MalformedFrameException if it is none, exceeds a limit, or is not UTF-8
     */
    public Frame read(byte[] utf8) {
        if (utf8.length / 3 > limits.characters()) { // no character takes more than three bytes per UTF-16 unit
            throw unreadable("the frame is longer than " + limits.characters() + " characters");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw unreadable("not UTF-8");
        }
    }

    /**
     * Writes a frame as compact JSON. Half of a surrogate pair is written as an escape, so that the text has UTF-8.
     *
     * @param frame the frame
     * @return the text of one WebSocket message
     * @throws tools.jackson.core.JacksonException if JSON cannot hold it: it is nested too deep, a number is none
     */
    public String write(Frame frame) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = new PlainDecimals(mapper.createGenerator(text), limits.numberLength())) {
            json.writeStartArray();
            if (frame instanceof Frame.Call call) {
                json.writeNumber(CALL).writeString(call.messageId()).writeString(call.action());
                json.writeTree(call.payload());
            } else if (frame instanceof Frame.CallResult result) {
                json.writeNumber(CALL_RESULT).writeString(result.messageId());
                json.writeTree(result.payload());
            } else if (frame instanceof Frame.CallError error) {
                json.writeNumber(CALL_ERROR).writeString(error.messageId());
                json.writeString(error.code()).writeString(error.description());
                json.writeTree(error.details());
            }
            json.writeEndArray();
        }
        return LoneSurrogates.escaped(text.toString());
    }

    /**
     * Reads any JSON under the limits of this codec, with exact numbers.
     *
     * @param text the JSON
     * @return the tree
     * @throws MalformedFrameException if it is not JSON, or exceeds a limit
     */
    public JsonNode readTree(String text) {
        if (text.length() > limits.characters()) {
            throw unreadable("longer than " + limits.characters() + " characters");
        }
        try (JsonParser parser = mapper.createParser(text)) {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null || tree.isMissingNode() || parser.nextToken() != null) {
                throw unreadable("not exactly one JSON value");
            }
            return tree;
        } catch (JacksonException | NumberFormatException notJson) {
            throw unreadable(problem(notJson));
        }
    }

    private static MalformedFrameException unreadable(String message) {
        return new MalformedFrameException(Problem.UNREADABLE, null, message);
    }

    /** What the parser says, without the text it quotes and without its own settings. */
    private static String problem(RuntimeException problem) {
        if (!(problem instanceof JacksonException parsing)) {
            return "beyond a limit: a number has an exponent that no decimal has";
        }
        String brief =
                parsing.getOriginalMessage().split("[:(,\n]", 2)[0].strip().replaceAll("'[^']*'", "'...'");
        return (problem instanceof StreamConstraintsException ? "beyond a limit: " : "not JSON: ") + brief;
    }

    /** Reads one frame, and remembers how far it came, which decides how a broken one is reported. */
    private final class FrameReader {
        private @Nullable String messageId;
        private int type;

        Frame read(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("not a JSON array");
            }
            if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw malformed("the first element is no message type number");
            }
            type = parser.getNumberType() == JsonParser.NumberType.INT
                    ? parser.getIntValue()
                    : 0; // no type has more bits
            if (type < CALL || type > CALL_ERROR) {
                throw new MalformedFrameException(
                        Problem.UNKNOWN_TYPE, null, "message type " + parser.getString() + " is unknown");
            }
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw malformed("the second element is no message id");
            }
            String id = parser.getString();
            if (id.length() > LONGEST_MESSAGE_ID) {
                throw malformed("the message id is longer than " + LONGEST_MESSAGE_ID + " characters");
            }
            messageId = id;
            Frame frame = switch (type) {
                case CALL -> call(parser, id);
                case CALL_RESULT -> result(parser, id);
                default -> error(parser, id);
            };
            if (parser.nextToken() != null) {
                throw malformed("text follows the frame");
            }
            return frame;
        }

        private Frame call(JsonParser parser, String id) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw malformed("the third element is no action");
            }
            String action = parser.getString();
            JsonNode payload = payload(parser, "fourth");
            end(parser, "four");
            return new Frame.Call(id, action, payload);
        }

        private Frame result(JsonParser parser, String id) {
            JsonNode payload = payload(parser, "third");
            end(parser, "three");
            return new Frame.CallResult(id, payload);
        }

        /** Peers leave out what they have nothing to say in; only the code must be there. */
        private Frame error(JsonParser parser, String id) {
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
            return new Frame.CallError(id, code, description, details);
        }

        /** The specification admits null for an object without members (OCPP-J 1.6, section 4.2.1). */
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
            Problem problem =
                    messageId == null ? Problem.UNREADABLE : type == CALL ? Problem.BAD_CALL : Problem.BAD_ANSWER;
            return new MalformedFrameException(problem, messageId, message);
        }
    }
}
