/** Who may use the REST API: tokens, accounts, sessions, and the audit of what they changed. */
@NullMarked
package org.ocpp4j.server.access;

import org.jspecify.annotations.NullMarked;
