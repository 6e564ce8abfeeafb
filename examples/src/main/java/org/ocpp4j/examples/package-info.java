/** Small programs that show how the library is used; the README quotes them. */
@NullMarked
package org.ocpp4j.examples;

import org.jspecify.annotations.NullMarked;
