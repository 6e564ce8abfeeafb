/** How much of each kind the database keeps for strangers, and for how long. */
@NullMarked
package org.ocpp4j.server.bound;

import org.jspecify.annotations.NullMarked;
