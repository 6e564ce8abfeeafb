package org.ocpp4j.benchmarks;

import org.ocpp4j.core.validation.Strictness;

/** What is compared. */
public enum Contender {
    /** ocpp4j, validating what it reads and what it writes. */
    OCPP4J_STRICT,
    /** ocpp4j with validation off, both ways. */
    OCPP4J_OFF,
    /** Jackson 3 straight into records and back; nothing is validated. */
    JACKSON,
    /** Jackson 3 to a tree, networknt over the tree, the tree into records; and back through the same steps. */
    JACKSON_NETWORKNT,
    /** Java-OCA-OCPP; nothing is validated. */
    JAVA_OCA_OCPP,
    /**
     * Java-OCA-OCPP and the {@code validate()} of its messages, as its session calls it. For MeterValues that looks for
     * missing members and a negative connector, no more: the setters check names, and Gson passes them by.
     */
    JAVA_OCA_OCPP_VALIDATE;

    /** Whether it promises to refuse a message that lacks a required member. */
    boolean validates() {
        return this == OCPP4J_STRICT || this == JACKSON_NETWORKNT || this == JAVA_OCA_OCPP_VALIDATE;
    }

    MeterValuesCodec codec() {
        return switch (this) {
            case OCPP4J_STRICT -> new Ocpp4jCodec(Strictness.REJECT);
            case OCPP4J_OFF -> new Ocpp4jCodec(Strictness.OFF);
            case JACKSON -> new JacksonCodec();
            case JACKSON_NETWORKNT -> new NetworkntCodec();
            case JAVA_OCA_OCPP -> new JavaOcaOcppCodec(false);
            case JAVA_OCA_OCPP_VALIDATE -> new JavaOcaOcppCodec(true);
        };
    }
}
