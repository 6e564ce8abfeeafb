/** Texts: cutting, escaping, durations. */
@NullMarked
package org.ocpp4j.server.text;

import org.jspecify.annotations.NullMarked;
