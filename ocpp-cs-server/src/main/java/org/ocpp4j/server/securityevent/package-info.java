/** Security events that stations report. */
@NullMarked
package org.ocpp4j.server.securityevent;

import org.jspecify.annotations.NullMarked;
