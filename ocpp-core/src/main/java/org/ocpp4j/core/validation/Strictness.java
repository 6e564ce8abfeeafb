package org.ocpp4j.core.validation;

/** What a codec does with a message that breaks its schema. */
public enum Strictness {
    /** Refuse it. */
    REJECT,
    /** Report what is wrong and deliver the message all the same, unless a required component cannot be read at all. */
    REPORT,
    /** As {@link #REPORT}, without the report. */
    OFF
}
