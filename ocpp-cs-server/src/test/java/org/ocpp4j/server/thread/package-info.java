@NullMarked
package org.ocpp4j.server.thread;

import org.jspecify.annotations.NullMarked;
