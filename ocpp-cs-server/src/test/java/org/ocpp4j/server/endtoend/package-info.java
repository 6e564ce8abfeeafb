@NullMarked
package org.ocpp4j.server.endtoend;

import org.jspecify.annotations.NullMarked;
