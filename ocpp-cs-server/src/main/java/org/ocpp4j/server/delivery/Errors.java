package org.ocpp4j.server.delivery;

/** What went wrong, for people: short, in one line. */
final class Errors {
    private static final int MOST = 300;

    private Errors() {}

    static String shown(Throwable failed) {
        String message = failed.getMessage();
        String text = failed.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MOST)
                .map(character -> character < ' ' || character > '~' ? '?' : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
