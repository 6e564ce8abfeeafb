@NullMarked
package org.ocpp4j.server.settings;

import org.jspecify.annotations.NullMarked;
