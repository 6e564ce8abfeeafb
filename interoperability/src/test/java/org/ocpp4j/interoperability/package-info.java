/** Tests with software that others wrote as the peer: Apache CXF, as a station and as a central system that speak SOAP. */
@NullMarked
package org.ocpp4j.interoperability;

import org.jspecify.annotations.NullMarked;
