package org.ocpp4j.core.codec;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.MalformedFrameException.Problem;
import org.ocpp4j.core.version.MessageType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes frames (OCPP-J 1.6, section 4.2). For any text, reading either returns a frame or throws a {@link
 * MalformedFrameException}. Immutable and thread-safe.
 */
public final class FrameCodec {
    private final FrameLimits limits;
    private final JsonMapper mapper;

    /**
     * Creates a codec with its own limits.
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
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // the frame continues after its payload
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * Reads a frame: a CALL, CALLRESULT or CALLERROR.
     *
     * @param text the text of one WebSocket message
     * @return the frame
     * @throws MalformedFrameException if it is not a frame, or exceeds a limit
     */
    public Frame read(String text) {
        return read(text, MessageType.CALLS);
    }

    /**
     * Reads a frame of a version.
     *
     * @param text the text of one WebSocket message
     * @param types the {@linkplain org.ocpp4j.core.version.OcppVersion#messageTypes message types} of the version
     * @return the frame
     * @throws MalformedFrameException if it is not a frame, is of another type, or exceeds a limit
     */
    public Frame read(String text, Set<MessageType> types) {
        if (text.length() > limits.characters()) {
            throw unreadable("the frame is longer than " + limits.characters() + " characters");
        }
        FrameReader reader = new FrameReader(mapper, types);
        try (JsonParser parser = mapper.createParser(text)) {
            return reader.read(parser);
        } catch (JacksonException | NumberFormatException notJson) {
            throw reader.malformed(problem(notJson));
        }
    }

    /**
     * Reads a frame from UTF-8: a CALL, CALLRESULT or CALLERROR.
     *
     * @param utf8 the bytes of one WebSocket message
     * @return the frame
     * @throws MalformedFrameException if it is not a frame, exceeds a limit, or is not UTF-8
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
     * Writes a frame as compact JSON. A lone surrogate is written as an escape, so that the text can be encoded in
     * UTF-8.
     *
     * @param frame the frame
     * @return the text of one WebSocket message
     * @throws tools.jackson.core.JacksonException if JSON cannot represent it: it is nested too deeply, or contains a
     *     value such as NaN
     */
    public String write(Frame frame) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = new PlainDecimals(mapper.createGenerator(text), limits.numberLength())) {
            json.writeStartArray();
            if (frame instanceof Frame.Call call) {
                begin(json, MessageType.CALL, call).writeString(call.action());
                json.writeTree(call.payload());
            } else if (frame instanceof Frame.CallResult result) {
                begin(json, MessageType.CALL_RESULT, result);
                json.writeTree(result.payload());
            } else if (frame instanceof Frame.CallError error) {
                begin(json, MessageType.CALL_ERROR, error)
                        .writeString(error.code())
                        .writeString(error.description());
                json.writeTree(error.details());
            } else if (frame instanceof Frame.CallResultError error) {
                begin(json, MessageType.CALL_RESULT_ERROR, error)
                        .writeString(error.code())
                        .writeString(error.description());
                json.writeTree(error.details());
            } else if (frame instanceof Frame.Send send) {
                begin(json, MessageType.SEND, send).writeString(send.action());
                json.writeTree(send.payload());
            }
            json.writeEndArray();
        }
        return LoneSurrogates.escaped(text.toString());
    }

    private static JsonGenerator begin(JsonGenerator json, MessageType type, Frame frame) {
        return json.writeNumber(type.number()).writeString(frame.messageId());
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

    /** The message of the parser, without quoted text and without the parser's settings. */
    private static String problem(RuntimeException problem) {
        if (!(problem instanceof JacksonException parsing)) {
            return "beyond a limit: a number has an exponent that no decimal has";
        }
        String brief =
                parsing.getOriginalMessage().split("[:(,\n]", 2)[0].strip().replaceAll("'[^']*'", "'...'");
        return (problem instanceof StreamConstraintsException ? "beyond a limit: " : "not JSON: ") + brief;
    }
}
