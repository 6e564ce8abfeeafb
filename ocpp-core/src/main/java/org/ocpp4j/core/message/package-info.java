/**
 * What every OCPP message is made of: the interfaces that pair a request with its response, the values of OCPP
 * enumerations, and the constraints that stand on the components of message records.
 */
@NullMarked
package org.ocpp4j.core.message;

import org.jspecify.annotations.NullMarked;
