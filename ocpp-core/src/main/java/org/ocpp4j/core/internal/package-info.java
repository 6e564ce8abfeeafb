/** Not for users. */
@NullMarked
package org.ocpp4j.core.internal;

import org.jspecify.annotations.NullMarked;
