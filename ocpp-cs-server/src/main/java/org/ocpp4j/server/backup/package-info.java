/** Backups of the embedded database, and their return. */
@NullMarked
package org.ocpp4j.server.backup;

import org.jspecify.annotations.NullMarked;
