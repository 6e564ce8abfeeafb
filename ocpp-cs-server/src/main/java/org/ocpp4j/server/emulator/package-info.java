/** Emulated stations inside the central system. */
@NullMarked
package org.ocpp4j.server.emulator;

import org.jspecify.annotations.NullMarked;
