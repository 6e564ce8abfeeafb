/** Transactions and their meter values. */
@NullMarked
package org.ocpp4j.server.transaction;

import org.jspecify.annotations.NullMarked;
