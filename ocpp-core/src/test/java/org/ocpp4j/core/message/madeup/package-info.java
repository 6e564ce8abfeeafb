@NullMarked
package org.ocpp4j.core.message.madeup;

import org.jspecify.annotations.NullMarked;
