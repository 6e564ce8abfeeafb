/** The shapes of records for the codec: read once per record by reflection, then used for every message. */
@NullMarked
package org.ocpp4j.core.internal.shape;

import org.jspecify.annotations.NullMarked;
