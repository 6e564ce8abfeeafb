/** The log: which fields a line has, how it looks, and how many there may be. */
@NullMarked
package org.ocpp4j.server.log;

import org.jspecify.annotations.NullMarked;
