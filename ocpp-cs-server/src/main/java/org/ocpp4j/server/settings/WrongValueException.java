package org.ocpp4j.server.settings;

/** A value does not fit its key. The message names the expected value, and not the given one. */
final class WrongValueException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongValueException(String expected) {
        super(expected, null, false, false);
    }

    String expected() {
        return String.valueOf(getMessage());
    }
}
