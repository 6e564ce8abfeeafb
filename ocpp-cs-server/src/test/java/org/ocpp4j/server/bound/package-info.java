@NullMarked
package org.ocpp4j.server.bound;

import org.jspecify.annotations.NullMarked;
