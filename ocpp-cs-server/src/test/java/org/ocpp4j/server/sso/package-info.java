@NullMarked
package org.ocpp4j.server.sso;

import org.jspecify.annotations.NullMarked;
