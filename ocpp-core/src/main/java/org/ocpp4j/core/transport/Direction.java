package org.ocpp4j.core.transport;

/** Which way a frame or a call goes, seen from this side. */
public enum Direction {
    /** From the peer to this side. */
    RECEIVED,
    /** From this side to the peer. */
    SENT
}
