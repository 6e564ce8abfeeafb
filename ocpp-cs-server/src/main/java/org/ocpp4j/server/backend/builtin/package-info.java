/** The built-in backend: each message changes the database and is answered after the commit. */
@NullMarked
package org.ocpp4j.server.backend.builtin;

import org.jspecify.annotations.NullMarked;
