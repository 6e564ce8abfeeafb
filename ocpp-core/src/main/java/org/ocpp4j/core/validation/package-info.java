/** What is wrong with a message, and what is done about it. */
@NullMarked
package org.ocpp4j.core.validation;

import org.jspecify.annotations.NullMarked;
