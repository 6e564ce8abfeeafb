@NullMarked
package org.ocpp4j.server.door;

import org.jspecify.annotations.NullMarked;
