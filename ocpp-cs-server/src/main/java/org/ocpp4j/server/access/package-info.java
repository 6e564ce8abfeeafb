/** Access to the REST API: tokens, accounts, sessions, and the audit of changes. */
@NullMarked
package org.ocpp4j.server.access;

import org.jspecify.annotations.NullMarked;
