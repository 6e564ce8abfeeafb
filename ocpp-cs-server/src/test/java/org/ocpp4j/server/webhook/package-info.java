@NullMarked
package org.ocpp4j.server.webhook;

import org.jspecify.annotations.NullMarked;
