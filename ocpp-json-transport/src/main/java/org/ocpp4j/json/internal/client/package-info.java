/** The station's side of a connection, over the JDK's WebSocket. */
@NullMarked
package org.ocpp4j.json.internal.client;

import org.jspecify.annotations.NullMarked;
