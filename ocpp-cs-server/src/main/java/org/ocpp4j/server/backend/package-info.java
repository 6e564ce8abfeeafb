/** The backend that answers stations: its interface, and the settings that every backend has. */
@NullMarked
package org.ocpp4j.server.backend;

import org.jspecify.annotations.NullMarked;
