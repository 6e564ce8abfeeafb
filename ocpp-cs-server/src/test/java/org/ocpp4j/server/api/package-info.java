@NullMarked
package org.ocpp4j.server.api;

import org.jspecify.annotations.NullMarked;
