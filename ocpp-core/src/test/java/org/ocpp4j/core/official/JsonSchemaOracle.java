package org.ocpp4j.core.official;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Set;

/**
 * Judges a payload of OCPP 1.6 by the official schema with the validator of networknt. Of the formats it asserts
 * {@code date-time} only.
 */
final class JsonSchemaOracle implements Oracle {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialects(
            List.of(withDateTimeOnly(Dialects.getDraft4()), withDateTimeOnly(Dialects.getDraft6())));

    private final Schema schema;

    JsonSchemaOracle(String schema) {
        this.schema = REGISTRY.getSchema(schema);
    }

    @Override
    public boolean accepts(String payload) {
        return schema.validate(
                        Json.read(payload),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    private static Dialect withDateTimeOnly(Dialect dialect) {
        return Dialect.builder(dialect)
                .formats(formats -> formats.keySet().retainAll(Set.of("date-time")))
                .build();
    }
}
