package org.ocpp4j.server.rest;

/** The permissions of callers of the API; each includes those before it. */
public enum Scope {
    /** Look at everything. */
    VIEW,
    /** Send commands to stations. */
    COMMAND,
    /** Change stations, idTags and all other stored data. */
    ADMINISTER
}
