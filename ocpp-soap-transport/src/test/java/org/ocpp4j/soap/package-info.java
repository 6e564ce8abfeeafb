/** Tests of OCPP-S through public API and wire bytes. */
@NullMarked
package org.ocpp4j.soap;

import org.jspecify.annotations.NullMarked;
