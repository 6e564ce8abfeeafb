package org.ocpp4j.server.endtoend;

import java.io.IOException;
import org.ocpp4j.server.Main;

/** Runs the server's main class for as long as the process lives that started this one, however that one ends. */
final class MainWithParent {
    private MainWithParent() {}

    /**
     * Runs it.
     *
     * @param arguments those of the server
     */
    public static void main(String[] arguments) {
        Thread watch = new Thread(MainWithParent::endWithParent, "parent");
        watch.setDaemon(true);
        watch.start();
        Main.main(arguments);
    }

    /** The parent holds the other end of standard input; nothing is ever written to it. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // goes on
            }
        } catch (IOException ended) {
            // the same
        }
        Runtime.getRuntime().halt(99);
    }
}
