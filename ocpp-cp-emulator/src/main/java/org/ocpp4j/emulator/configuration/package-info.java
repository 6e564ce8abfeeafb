/**
 * Stations from a folder of files, in the format that the emulator of the C++ system "OCPP Central System" reads; see
 * docs/emulator-configuration.md.
 */
@NullMarked
package org.ocpp4j.emulator.configuration;

import org.jspecify.annotations.NullMarked;
