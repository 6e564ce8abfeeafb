package org.ocpp4j.json.handshake;

import java.util.Optional;

/**
 * What the path of an opening request says (OCPP-J 1.6, section 3.1.1). Immutable. {@link PathTemplate#read} makes it.
 *
 * @param identity the identity of the station, percent-decoded; neither empty nor with control characters
 * @param account the customer that the station belongs to, percent-decoded, where the path names one
 */
public record StationPath(String identity, Optional<String> account) {}
