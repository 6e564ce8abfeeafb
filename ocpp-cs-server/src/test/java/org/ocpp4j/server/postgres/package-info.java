@NullMarked
package org.ocpp4j.server.postgres;

import org.jspecify.annotations.NullMarked;
