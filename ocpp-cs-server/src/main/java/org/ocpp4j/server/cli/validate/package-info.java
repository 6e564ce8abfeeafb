/** The command that checks frames against the schemas. */
@NullMarked
package org.ocpp4j.server.cli.validate;

import org.jspecify.annotations.NullMarked;
