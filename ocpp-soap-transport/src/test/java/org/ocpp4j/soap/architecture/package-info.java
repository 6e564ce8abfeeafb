@NullMarked
package org.ocpp4j.soap.architecture;

import org.jspecify.annotations.NullMarked;
