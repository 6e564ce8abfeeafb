@NullMarked
package org.ocpp4j.server.validate;

import org.jspecify.annotations.NullMarked;
