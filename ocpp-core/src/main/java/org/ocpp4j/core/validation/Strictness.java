package org.ocpp4j.core.validation;

/** The reaction of a codec to a message that breaks its schema. */
public enum Strictness {
    /** Refuse it. */
    REJECT,
    /** Report the violations and deliver the message, unless a required component cannot be read at all. */
    REPORT,
    /** As {@link #REPORT}, without the report. */
    OFF
}
