@NullMarked
package org.ocpp4j.examples;

import org.jspecify.annotations.NullMarked;
