@NullMarked
package org.ocpp4j.core.architecture;

import org.jspecify.annotations.NullMarked;
