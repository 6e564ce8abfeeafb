/** The address of a station, also behind proxies, and the limit of handshakes per address. */
@NullMarked
package org.ocpp4j.json.internal.address;

import org.jspecify.annotations.NullMarked;
