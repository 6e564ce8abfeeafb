/**
 * The threads of the server: made in one place, named, daemons, watched. Nobody else here makes threads or executors.
 */
@NullMarked
package org.ocpp4j.server.thread;

import org.jspecify.annotations.NullMarked;
