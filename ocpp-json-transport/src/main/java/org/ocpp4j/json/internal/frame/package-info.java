/** What both ends need for frames and their messages. */
@NullMarked
package org.ocpp4j.json.internal.frame;

import org.jspecify.annotations.NullMarked;
