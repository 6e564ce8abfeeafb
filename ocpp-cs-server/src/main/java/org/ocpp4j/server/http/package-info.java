/** What the server's HTTP clients share. */
@NullMarked
package org.ocpp4j.server.http;

import org.jspecify.annotations.NullMarked;
