package org.ocpp4j.server.access;

/** There is a credential of that name, and it is not revoked. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTakenException(String name) {
        super("There is a credential of the name " + name + " already", null, false, false);
    }
}
