/** Compares what we say of the services with the official service descriptions; see CONTRIBUTING.md for how to run it. */
@NullMarked
package org.ocpp4j.soap.official;

import org.jspecify.annotations.NullMarked;
