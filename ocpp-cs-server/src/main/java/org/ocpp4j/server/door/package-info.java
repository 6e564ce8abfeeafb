/** The stations' door: who comes in, over what. */
@NullMarked
package org.ocpp4j.server.door;

import org.jspecify.annotations.NullMarked;
