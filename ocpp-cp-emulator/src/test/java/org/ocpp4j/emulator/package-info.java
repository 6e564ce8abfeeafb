/** Tests of the emulator. */
@NullMarked
package org.ocpp4j.emulator;

import org.jspecify.annotations.NullMarked;
