@NullMarked
package org.ocpp4j.server.resource;

import org.jspecify.annotations.NullMarked;
