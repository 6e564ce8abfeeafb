/** Work that is done later. */
@NullMarked
package org.ocpp4j.core.time;

import org.jspecify.annotations.NullMarked;
