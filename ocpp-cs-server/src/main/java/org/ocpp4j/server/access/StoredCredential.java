package org.ocpp4j.server.access;

/** A row of {@code api_credential}. */
record StoredCredential(Credential credential, String hash) {
    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "StoredCredential[" + credential + "]";
    }
}
