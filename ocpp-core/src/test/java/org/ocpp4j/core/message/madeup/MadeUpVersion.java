package org.ocpp4j.core.message.madeup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.AlsoReadAs;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.MinItems;
import org.ocpp4j.core.message.MultipleOf;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.core.version.SchemaDraft;

/** A version of OCPP that does not exist: records, a list of actions, and nothing else. */
public final class MadeUpVersion implements OcppVersion {
    public static final MadeUpVersion VERSION = new MadeUpVersion();

    /** From the station. */
    public record NotifyWeatherRequest(
            @MinItems(2) List<Reading> readings, @Nullable Colour sky) implements FromStation<NotifyWeatherResponse> {
        public NotifyWeatherRequest {
            readings = List.copyOf(readings);
        }
    }

    /** An object within a message. */
    public record Reading(Instant at, @MultipleOf("0.25") BigDecimal degrees, boolean indoors) {}

    /** Empty. */
    public record NotifyWeatherResponse() implements Response {}

    /** To the station. */
    public record SetLightRequest(
            @AlsoReadAs("evse/id~") int evseId,
            @MaxLength(3) List<String> scenes,
            Colour colour) implements ToStation<SetLightResponse> {}

    /** One member. */
    public record SetLightResponse(Colour colour) implements Response {}

    private static final List<Action<?, ?>> ACTIONS = List.of(
            Action.of("NotifyWeather", NotifyWeatherRequest.class, NotifyWeatherResponse.class)
                    .withDraft(SchemaDraft.DRAFT_06),
            Action.of("SetLight", SetLightRequest.class, SetLightResponse.class));

    private MadeUpVersion() {}

    @Override
    public String name() {
        return "9.9";
    }

    @Override
    public String subprotocol() {
        return "ocpp9.9";
    }

    @Override
    public List<Action<?, ?>> actions() {
        return ACTIONS;
    }

    @Override
    public Map<ErrorCode, String> errorNames() {
        return Map.of(
                ErrorCode.FORMATION_VIOLATION,
                "FormatViolation",
                ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                "OccurrenceConstraintViolation",
                ErrorCode.GENERIC_ERROR,
                "GenericError");
    }
}
