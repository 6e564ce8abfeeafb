@NullMarked
package org.ocpp4j.core.v16;

import org.jspecify.annotations.NullMarked;
