/** IdTags, which decide who may charge. */
@NullMarked
package org.ocpp4j.server.idtag;

import org.jspecify.annotations.NullMarked;
