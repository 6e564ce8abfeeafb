@NullMarked
package org.ocpp4j.server;

import org.jspecify.annotations.NullMarked;
