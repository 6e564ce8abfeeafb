/** Tokens of a single sign-on. */
@NullMarked
package org.ocpp4j.server.sso;

import org.jspecify.annotations.NullMarked;
