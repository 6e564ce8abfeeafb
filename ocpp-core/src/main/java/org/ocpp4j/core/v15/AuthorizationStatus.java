package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether an identifier may charge (OCPP 1.5, Authorize.conf). */
public final class AuthorizationStatus extends WireEnum {
    /** The identifier may charge. */
    public static final AuthorizationStatus ACCEPTED = new AuthorizationStatus("Accepted");
    /** The identifier is known and barred from charging. */
    public static final AuthorizationStatus BLOCKED = new AuthorizationStatus("Blocked");
    /** The identifier is known, but its time is over. */
    public static final AuthorizationStatus EXPIRED = new AuthorizationStatus("Expired");
    /** The identifier is not known. */
    public static final AuthorizationStatus INVALID = new AuthorizationStatus("Invalid");
    /** The identifier is in use in another transaction, and may have only one; sent in answer to a start. */
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
