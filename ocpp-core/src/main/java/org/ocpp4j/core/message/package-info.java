/**
 * The building blocks of OCPP messages: the interfaces that pair a request with its response, the values of OCPP
 * enumerations, and the constraints on the components of message records.
 */
@NullMarked
package org.ocpp4j.core.message;

import org.jspecify.annotations.NullMarked;
