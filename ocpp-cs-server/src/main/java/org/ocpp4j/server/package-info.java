/** The central system as an application, on the library's public API. */
@NullMarked
package org.ocpp4j.server;

import org.jspecify.annotations.NullMarked;
