/**
 * The threads of the server: made in one place, named, daemons, watched. No other class here makes threads or
 * executors.
 */
@NullMarked
package org.ocpp4j.server.thread;

import org.jspecify.annotations.NullMarked;
