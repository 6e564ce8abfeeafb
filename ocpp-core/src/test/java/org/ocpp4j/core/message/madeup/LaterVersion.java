package org.ocpp4j.core.message.madeup;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxItems;
import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.Maximum;
import org.ocpp4j.core.message.MinItems;
import org.ocpp4j.core.message.Minimum;
import org.ocpp4j.core.message.NoResponse;
import org.ocpp4j.core.message.OtherMembers;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageType;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.core.version.Registration;
import org.ocpp4j.core.version.SchemaDraft;
import tools.jackson.databind.JsonNode;

/** A version that does not exist and differs from 1.6 in everything in which versions can differ. */
public final class LaterVersion implements OcppVersion {
    public static final LaterVersion VERSION = new LaterVersion();

    /** Nobody answers it. */
    public record NotifyStream(
            @Minimum("0") long id,
            @MinItems(1) @MaxItems(3) List<Element> data,
            @Nullable CustomData customData) implements FromStation<NoResponse>, ToStation<NoResponse> {
        public NotifyStream {
            data = List.copyOf(data);
        }
    }

    /** An object with bounded numbers. */
    public record Element(
            @Minimum("-1.5") @Maximum("60") BigDecimal t,
            @Maximum("9") int phase) {}

    /** An open object. */
    public record CustomData(
            @MaxLength(10) String vendorId, @OtherMembers Map<String, JsonNode> others) {}

    /** Any JSON. */
    public record ShareDataRequest(
            String vendorId, @Nullable JsonNode data)
            implements FromStation<ShareDataResponse>, ToStation<ShareDataResponse> {}

    /** A bounded number. */
    public record ShareDataResponse(
            @Minimum("0") @Maximum("100") int level) implements Response {}

    /** Registers a station. */
    public record RegisterRequest() implements FromStation<RegisterResponse> {}

    /** Says whether it is registered. */
    public record RegisterResponse(String status) implements Response {}

    /** Asks for messages. */
    public record AskRequest(String what) implements ToStation<AskResponse> {}

    /** Empty. */
    public record AskResponse() implements Response {}

    private static final List<Action<?, ?>> ACTIONS = List.of(
            Action.unanswered("NotifyStream", NotifyStream.class).inProfile("Streams"),
            Action.of("ShareData", ShareDataRequest.class, ShareDataResponse.class)
                    .withDraft(SchemaDraft.DRAFT_06)
                    .inProfile("Data"),
            Action.of("Register", RegisterRequest.class, RegisterResponse.class),
            Action.of("Ask", AskRequest.class, AskResponse.class));

    private static final Map<ErrorCode, String> ERROR_NAMES = EnumSet.allOf(ErrorCode.class).stream()
            .collect(Collectors.toUnmodifiableMap(code -> code, code -> switch (code) {
                case FORMATION_VIOLATION -> "BadShape";
                case NOT_IMPLEMENTED -> "Unheard";
                default -> code.spellings().get(code.spellings().size() - 1);
            }));

    private static final Registration REGISTRATION = new Registration(
            "Register",
            List.of(new Registration.Trigger("Ask", "what", Map.of("Data", Set.of("ShareData", "NotifyStream")))));

    private LaterVersion() {}

    @Override
    public String name() {
        return "9.8";
    }

    @Override
    public String subprotocol() {
        return "ocpp9.8";
    }

    @Override
    public List<Action<?, ?>> actions() {
        return ACTIONS;
    }

    @Override
    public Set<MessageType> messageTypes() {
        return Set.of(MessageType.values());
    }

    @Override
    public Map<ErrorCode, String> errorNames() {
        return ERROR_NAMES;
    }

    @Override
    public Registration registration() {
        return REGISTRATION;
    }
}
