/** Who may use the API: tokens, accounts, and what follows from there being none. */
@NullMarked
package org.ocpp4j.server.credential;

import org.jspecify.annotations.NullMarked;
