@NullMarked
package org.ocpp4j.server.migrate;

import org.jspecify.annotations.NullMarked;
