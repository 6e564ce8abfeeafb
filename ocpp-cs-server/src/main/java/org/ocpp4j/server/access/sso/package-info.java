/** Single sign-on: tokens of another issuer, and its keys. */
@NullMarked
package org.ocpp4j.server.access.sso;

import org.jspecify.annotations.NullMarked;
