/** The call engine. A call's way in: transport, {@code PeerSession}, {@code Mailbox}, {@code Dispatcher}, handler. */
@NullMarked
package org.ocpp4j.core.internal.engine;

import org.jspecify.annotations.NullMarked;
