@NullMarked
package org.ocpp4j.server.database;

import org.jspecify.annotations.NullMarked;
