/** Secrets: where they stand in messages, how they are masked and digested. */
@NullMarked
package org.ocpp4j.server.secret;

import org.jspecify.annotations.NullMarked;
