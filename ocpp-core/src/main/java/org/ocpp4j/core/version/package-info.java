/** The parts of an OCPP version: its actions, its names on the wire, and its mapping to the version of the handlers. */
@NullMarked
package org.ocpp4j.core.version;

import org.jspecify.annotations.NullMarked;
