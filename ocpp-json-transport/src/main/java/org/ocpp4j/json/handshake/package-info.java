/** What the opening handshake of a station says, and why it is refused (OCPP-J 1.6, section 3). */
@NullMarked
package org.ocpp4j.json.handshake;

import org.jspecify.annotations.NullMarked;
