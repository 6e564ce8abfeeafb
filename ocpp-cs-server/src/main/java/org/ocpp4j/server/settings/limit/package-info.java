/** Limits of settings, as the records of the subjects declare them. */
@NullMarked
package org.ocpp4j.server.settings.limit;

import org.jspecify.annotations.NullMarked;
