@NullMarked
package org.ocpp4j.core.v15;

import org.jspecify.annotations.NullMarked;
