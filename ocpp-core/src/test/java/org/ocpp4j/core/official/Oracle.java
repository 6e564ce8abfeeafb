package org.ocpp4j.core.official;

/** The verdict of an official description on the text of a payload. */
@FunctionalInterface
interface Oracle {
    boolean accepts(String payload);
}
