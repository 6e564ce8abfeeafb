@NullMarked
package org.ocpp4j.server.station;

import org.jspecify.annotations.NullMarked;
