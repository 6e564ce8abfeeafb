package org.ocpp4j.core.datatransfer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts the {@code data} of a DataTransfer to a value and back. Thread-safe.
 *
 * @param <T> the value
 */
public interface DataTransferCodec<T> {
    /**
     * Reads a value.
     *
     * @param data the text, or null if the member is absent
     * @return the value
     * @throws RuntimeException if the text cannot be read
     */
    T read(@Nullable String data);

    /**
     * Writes a value.
     *
     * @param value the value
     * @return the text, or null to omit the member
     */
    @Nullable
    String write(T value);

    /**
     * Unchanged text; an absent member is read as empty text.
     *
     * @return the codec
     */
    static DataTransferCodec<String> text() {
        return new DataTransferCodec<>() {
            @Override
            public String read(@Nullable String data) {
                return data == null ? "" : data;
            }

            @Override
            public String write(String value) {
                return value;
            }
        };
    }

    /**
     * JSON within the text, as most vendors send it, with the defaults of Jackson: a missing member is 0, false or
     * null; members that the type lacks are ignored. {@link #json(ObjectMapper, Class)} can be stricter.
     *
     * @param type a record or another class that Jackson binds; public, in a package that is open to Jackson
     * @param <T> the value
     * @return the codec
     */
    static <T> DataTransferCodec<T> json(Class<T> type) {
        return json(JsonMapper.shared(), type);
    }

    /**
     * JSON within the text, as a mapper reads and writes it. An absent {@code data} is read as an object without members.
     *
     * <p>{@code DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES} and {@code FAIL_ON_UNKNOWN_PROPERTIES} make a
     * mapper refuse data with missing and with extra members. A mapper with the module of another language binds the
     * classes of that language.
     *
     * @param mapper reads and writes; of Jackson 3
     * @param type a class that the mapper binds
     * @param <T> the value
     * @return the codec
     */
    static <T> DataTransferCodec<T> json(ObjectMapper mapper, Class<T> type) {
        return new DataTransferCodec<>() {
            @Override
            public T read(@Nullable String data) {
                return mapper.readValue(data == null ? "{}" : data, type);
            }

            @Override
            public String write(T value) {
                return mapper.writeValueAsString(value);
            }
        };
    }
}
