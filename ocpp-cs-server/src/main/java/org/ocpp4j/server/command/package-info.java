/** Commands: what operators send to stations, and what came of it. */
@NullMarked
package org.ocpp4j.server.command;

import org.jspecify.annotations.NullMarked;
