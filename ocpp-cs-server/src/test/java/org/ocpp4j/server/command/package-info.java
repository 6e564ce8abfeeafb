@NullMarked
package org.ocpp4j.server.command;

import org.jspecify.annotations.NullMarked;
