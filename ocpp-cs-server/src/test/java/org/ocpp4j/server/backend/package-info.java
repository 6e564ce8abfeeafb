@NullMarked
package org.ocpp4j.server.backend;

import org.jspecify.annotations.NullMarked;
