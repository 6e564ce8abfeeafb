package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether an identifier may be used for charging (OCPP 1.6, section 7.2). */
public final class AuthorizationStatus extends WireEnum {
    /** The identifier may charge. */
    public static final AuthorizationStatus ACCEPTED = new AuthorizationStatus("Accepted");
    /** The identifier is barred from charging. */
    public static final AuthorizationStatus BLOCKED = new AuthorizationStatus("Blocked");
    /** The identifier is no longer valid. */
    public static final AuthorizationStatus EXPIRED = new AuthorizationStatus("Expired");
    /** The identifier is not known. */
    public static final AuthorizationStatus INVALID = new AuthorizationStatus("Invalid");
    /**
     * The identifier is already charging elsewhere and may not do so twice at a time; only when a transaction starts.
     */
    public static final AuthorizationStatus CONCURRENT_TX = new AuthorizationStatus("ConcurrentTx");

    private static final Known<AuthorizationStatus> KNOWN =
            known(AuthorizationStatus::new, ACCEPTED, BLOCKED, EXPIRED, INVALID, CONCURRENT_TX);

    private AuthorizationStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static AuthorizationStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<AuthorizationStatus> values() {
        return KNOWN.values();
    }
}
