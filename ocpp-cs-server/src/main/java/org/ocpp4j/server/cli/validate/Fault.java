package org.ocpp4j.server.cli.validate;

/**
 * An error in a line.
 *
 * @param pointer JSON Pointer into the payload or the frame, whichever was given
 * @param keyword the rule that is broken: a JSON Schema keyword, or the name of the field of the line
 * @param message a sentence for people
 * @param code the OCPP error code that would answer it, as the version spells it
 */
record Fault(String pointer, String keyword, String message, String code) {}
