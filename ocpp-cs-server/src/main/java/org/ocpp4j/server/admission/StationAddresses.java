package org.ocpp4j.server.admission;

import java.net.URI;

/**
 * Where stations come to, with the port that was really bound. For a door that listens everywhere the host is an address of
 * this machine.
 *
 * @param json the address of OCPP-J; the identity is appended to it
 * @param soap the address of OCPP-S
 */
public record StationAddresses(URI json, URI soap) {}
