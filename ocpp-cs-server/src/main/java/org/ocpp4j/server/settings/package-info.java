/** Settings: what can be set, where it comes from, and what is wrong with it. */
@NullMarked
package org.ocpp4j.server.settings;

import org.jspecify.annotations.NullMarked;
