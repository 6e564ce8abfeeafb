package org.ocpp4j.core.datatransfer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the {@code data} of a DataTransfer into a value and back. Thread-safe.
 *
 * @param <T> the value
 */
public interface DataTransferCodec<T> {
    /**
     * Reads a value.
     *
     * @param data the text, or null if the member is absent
     * @return the value
     * @throws RuntimeException if the text is not understood
     */
    T read(@Nullable String data);

    /**
     * Writes a value.
     *
     * @param value the value
     * @return the text, or null to leave the member out
     */
    @Nullable
    String write(T value);

    /**
     * Text as it is; an absent member is empty text.
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
     * JSON within the text, which is what most vendors send.
     *
     * @param type a record or another class that Jackson binds
     * @param <T> the value
     * @return the codec
     */
    static <T> DataTransferCodec<T> json(Class<T> type) {
        JsonMapper mapper = JsonMapper.shared();
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
