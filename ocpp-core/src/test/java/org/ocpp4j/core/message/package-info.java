@NullMarked
package org.ocpp4j.core.message;

import org.jspecify.annotations.NullMarked;
