/** Settings: their keys, their sources, and their problems. */
@NullMarked
package org.ocpp4j.server.settings;

import org.jspecify.annotations.NullMarked;
