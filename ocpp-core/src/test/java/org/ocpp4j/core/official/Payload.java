package org.ocpp4j.core.official;

/**
 * The payload of a message.
 *
 * @param text the JSON
 * @param valid whether it was made to be valid
 * @param origin how it was made, for people
 */
record Payload(String text, boolean valid, String origin) {}
