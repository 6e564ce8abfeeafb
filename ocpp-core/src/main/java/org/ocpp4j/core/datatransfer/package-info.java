/** Typed vendor extensions over DataTransfer (OCPP 1.6, sections 4.3 and 5.6). */
@NullMarked
package org.ocpp4j.core.datatransfer;

import org.jspecify.annotations.NullMarked;
