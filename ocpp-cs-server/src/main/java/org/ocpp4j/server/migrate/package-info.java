/** Settings of the C++ system "OCPP Central System", turned into ours. */
@NullMarked
package org.ocpp4j.server.migrate;

import org.jspecify.annotations.NullMarked;
