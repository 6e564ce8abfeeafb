/** The message log: every frame between stations and the server, masked, kept and searched. */
@NullMarked
package org.ocpp4j.server.messagelog;

import org.jspecify.annotations.NullMarked;
