/** Violations of message schemas, and how strictly they are treated. */
@NullMarked
package org.ocpp4j.core.validation;

import org.jspecify.annotations.NullMarked;
