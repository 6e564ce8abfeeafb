@NullMarked
package org.ocpp4j.core.codec;

import org.jspecify.annotations.NullMarked;
