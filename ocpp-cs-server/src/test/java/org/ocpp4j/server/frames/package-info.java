@NullMarked
package org.ocpp4j.server.frames;

import org.jspecify.annotations.NullMarked;
