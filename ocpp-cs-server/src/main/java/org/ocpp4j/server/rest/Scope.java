package org.ocpp4j.server.rest;

/** What somebody may do with the API; each includes those before it. */
public enum Scope {
    /** Look at everything. */
    VIEW,
    /** Send commands to stations. */
    COMMAND,
    /** Change stations, idTags and whatever else is kept. */
    ADMINISTER
}
