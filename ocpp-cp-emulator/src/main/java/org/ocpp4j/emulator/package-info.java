/**
 * Emulated charging stations: {@link org.ocpp4j.emulator.EmulatedFleet} starts any number of them in one process, and
 * {@link org.ocpp4j.emulator.Main} from the command line.
 */
@NullMarked
package org.ocpp4j.emulator;

import org.jspecify.annotations.NullMarked;
