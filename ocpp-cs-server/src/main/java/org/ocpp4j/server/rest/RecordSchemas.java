package org.ocpp4j.server.rest;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of records, as the API writes and reads them: instants are text, and null stands where a component may be
 * null. An answer always has all its members; a request need not have those that may be null.
 */
final class RecordSchemas {
    private final SchemaGenerator answers = generator(true);
    private final SchemaGenerator requests = generator(false);

    ObjectNode ofAnswer(Class<?> type) {
        return schema(answers, type);
    }

    ObjectNode ofRequest(Class<?> type) {
        return schema(requests, type);
    }

    private static ObjectNode schema(SchemaGenerator generator, Class<?> type) {
        ObjectNode schema = generator.generateSchema(type);
        schema.remove("$schema");
        return schema;
    }

    private static SchemaGenerator generator(boolean allRequired) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        config.forFields().withNullableCheck(RecordSchemas::isNullable);
        config.forFields().withRequiredCheck(field -> allRequired || !isNullable(field));
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        Field raw = field.getRawMember();
        return !field.isFakeContainerItemScope() && raw.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
