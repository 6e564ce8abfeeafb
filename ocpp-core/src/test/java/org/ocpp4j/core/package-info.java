@NullMarked
package org.ocpp4j.core;

import org.jspecify.annotations.NullMarked;
