package org.ocpp4j.json.handshake;

import java.util.Optional;

/**
 * The content of the path of an opening request (OCPP-J 1.6, section 3.1.1). Immutable. {@link PathTemplate#read}
 * creates it.
 *
 * @param identity the identity of the station, percent-decoded; neither empty nor with control characters
 * @param account the customer that the station belongs to, percent-decoded, if the path names one
 */
public record StationPath(String identity, Optional<String> account) {}
