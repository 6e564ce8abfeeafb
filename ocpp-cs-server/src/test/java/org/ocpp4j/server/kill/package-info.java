/** A server that is killed under load, again and again, and what of its confirmed messages is there afterwards. */
@NullMarked
package org.ocpp4j.server.kill;

import org.jspecify.annotations.NullMarked;
