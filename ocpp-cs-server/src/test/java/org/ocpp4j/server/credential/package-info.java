@NullMarked
package org.ocpp4j.server.credential;

import org.jspecify.annotations.NullMarked;
