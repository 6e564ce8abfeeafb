/** The data of a station's opening handshake, and the causes of a refusal (OCPP-J 1.6, section 3). */
@NullMarked
package org.ocpp4j.json.handshake;

import org.jspecify.annotations.NullMarked;
