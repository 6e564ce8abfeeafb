/** The running central system: its parts, its process, signals, the demo. */
@NullMarked
package org.ocpp4j.server.app;

import org.jspecify.annotations.NullMarked;
