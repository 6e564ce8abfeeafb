/** Settings of the C++ central system, translated. */
@NullMarked
package org.ocpp4j.server.cli.migrate;

import org.jspecify.annotations.NullMarked;
