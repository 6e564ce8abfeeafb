package org.ocpp4j.benchmarks;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Jackson alone, without a tree between text and record. */
final class JacksonCodec implements MeterValuesCodec {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // the payload stands inside an array
            .build();

    @Override
    public Object decode(String call) {
        return read(call).request();
    }

    @Override
    public String roundTrip(String call) {
        Received received = read(call);
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = mapper.createGenerator(text)) {
            json.writeStartArray().writeNumber(2).writeString(received.messageId());
            json.writeString("MeterValues").writePOJO(received.request()).writeEndArray();
        }
        return text.toString();
    }

    @Override
    public String answer(String call) {
        Received received = read(call);
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = mapper.createGenerator(text)) {
            json.writeStartArray().writeNumber(3).writeString(received.messageId());
            json.writePOJO(new PlainMeterValues.Response()).writeEndArray();
        }
        return text.toString();
    }

    private Received read(String call) {
        try (JsonParser parser = mapper.createParser(call)) {
            if (parser.nextToken() != JsonToken.START_ARRAY || parser.nextIntValue(0) != 2) {
                throw new IllegalArgumentException("no CALL");
            }
            String messageId = parser.nextStringValue();
            if (messageId == null || !"MeterValues".equals(parser.nextStringValue())) {
                throw new IllegalArgumentException("no MeterValues");
            }
            parser.nextToken();
            return new Received(messageId, mapper.readValue(parser, PlainMeterValues.Request.class));
        }
    }

    private record Received(String messageId, PlainMeterValues.Request request) {}
}
