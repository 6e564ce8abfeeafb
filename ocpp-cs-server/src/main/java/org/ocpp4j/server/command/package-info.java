/** Commands: the calls that operators send to stations, and their outcomes. */
@NullMarked
package org.ocpp4j.server.command;

import org.jspecify.annotations.NullMarked;
