package org.ocpp4j.benchmarks;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.MessageKind;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The usual way to validate: a tree, a JSON Schema validator over the tree, and data binding from the tree. */
final class NetworkntCodec implements MeterValuesCodec {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Schema request = schema(MessageKind.REQUEST);
    private final Schema response = schema(MessageKind.RESPONSE);

    private static Schema schema(MessageKind kind) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(
                        MessageSchemas.find(Ocpp16.VERSION, "MeterValues", kind).orElseThrow());
    }

    @Override
    public Object decode(String call) {
        return bind(mapper.readTree(call));
    }

    @Override
    public String roundTrip(String call) {
        JsonNode frame = mapper.readTree(call);
        JsonNode payload = valid(request, mapper.valueToTree(bind(frame)));
        return mapper.writeValueAsString(List.of(2, frame.get(1), frame.get(2), payload));
    }

    @Override
    public String answer(String call) {
        JsonNode frame = mapper.readTree(call);
        bind(frame);
        JsonNode payload = valid(response, mapper.valueToTree(new PlainMeterValues.Response()));
        return mapper.writeValueAsString(List.of(3, frame.get(1), payload));
    }

    private PlainMeterValues.Request bind(JsonNode frame) {
        if (frame.size() != 4 || frame.get(0).intValue() != 2) {
            throw new IllegalArgumentException("no CALL");
        }
        return mapper.treeToValue(valid(request, frame.get(3)), PlainMeterValues.Request.class);
    }

    private static JsonNode valid(Schema schema, JsonNode payload) {
        var errors = schema.validate(
                payload, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors.toString());
        }
        return payload;
    }
}
