package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Algorithm of the hashes that identify a certificate (OCPP 1.6 security whitepaper, section 6.12). */
public final class HashAlgorithm extends WireEnum {
    /** SHA-256. */
    public static final HashAlgorithm SHA256 = new HashAlgorithm("SHA256");
    /** SHA-384. */
    public static final HashAlgorithm SHA384 = new HashAlgorithm("SHA384");
    /** SHA-512. */
    public static final HashAlgorithm SHA512 = new HashAlgorithm("SHA512");

    private static final Known<HashAlgorithm> KNOWN = known(HashAlgorithm::new, SHA256, SHA384, SHA512);

    private HashAlgorithm(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static HashAlgorithm of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<HashAlgorithm> values() {
        return KNOWN.values();
    }
}
