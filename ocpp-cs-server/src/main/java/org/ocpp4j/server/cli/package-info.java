/** The commands of the command line. */
@NullMarked
package org.ocpp4j.server.cli;

import org.jspecify.annotations.NullMarked;
