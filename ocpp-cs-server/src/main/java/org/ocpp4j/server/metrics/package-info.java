/** What is counted, for those who watch the server. */
@NullMarked
package org.ocpp4j.server.metrics;

import org.jspecify.annotations.NullMarked;
