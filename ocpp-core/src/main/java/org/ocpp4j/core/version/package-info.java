/** What makes an OCPP version: its actions, its names on the wire, and how it maps to the version that handlers know. */
@NullMarked
package org.ocpp4j.core.version;

import org.jspecify.annotations.NullMarked;
