package org.ocpp4j.server.backend.postgres;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.server.backend.ForeignAnswer;
import org.ocpp4j.server.backend.UnusableAnswerException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of a function.
 *
 * @param payload the payload of the confirmation; null if the call is rejected
 * @param rejection the CALLERROR that the function returns for the station; null for none
 */
record FunctionAnswer(@Nullable JsonNode payload, @Nullable CallRejectedException rejection) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static FunctionAnswer of(JsonNode payload) {
        return new FunctionAnswer(payload, null);
    }

    static FunctionAnswer of(CallRejectedException rejection) {
        return new FunctionAnswer(null, rejection);
    }

    /** Reads what {@code ocpp.Parse} returned for a call. */
    static FunctionAnswer read(@Nullable String text, Station station, RawCall call) throws FunctionException {
        JsonNode json = json(text);
        try {
            ForeignAnswer answer = ForeignAnswer.of(json, station.identity(), call);
            return answer.errorCode().isPresent() ? of(answer.rejection(station.version())) : of(answer.payload());
        } catch (UnusableAnswerException wrong) {
            throw unusable(String.valueOf(wrong.getMessage()));
        }
    }

    /** The payload, or the rejection thrown. */
    JsonNode orThrow() {
        if (payload == null) {
            throw Objects.requireNonNull(rejection);
        }
        return payload;
    }

    /** JSON that a function returned as a column. */
    static JsonNode json(@Nullable String text) throws FunctionException {
        if (text == null || text.isBlank()) {
            throw unusable("it returned NULL");
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) { // its message would quote the values
            throw unusable("it returned what is no JSON, at line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr());
        }
    }

    static FunctionException unusable(String reason) {
        return new FunctionException(FunctionException.Kind.UNUSABLE, reason);
    }
}
