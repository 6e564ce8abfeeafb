package org.ocpp4j.server.delivery;

import org.ocpp4j.server.text.Texts;

/** What went wrong, for people: short, in one line. */
final class Errors {
    private static final int MOST = 300;

    private Errors() {}

    static String shown(Throwable failed) {
        String message = failed.getMessage();
        return Texts.shown(failed.getClass().getSimpleName() + (message == null ? "" : ": " + message), MOST);
    }
}
