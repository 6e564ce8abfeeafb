/** Tests of the log. */
@NullMarked
package org.ocpp4j.server.log;

import org.jspecify.annotations.NullMarked;
