/** How messages look as XML: layouts made of the records, and what reads, writes and describes by them. */
@NullMarked
package org.ocpp4j.soap.internal.xml;

import org.jspecify.annotations.NullMarked;
