/**
 * The XML form of messages: layouts created from the records, and classes that read, write and describe messages with
 * them.
 */
@NullMarked
package org.ocpp4j.soap.internal.xml;

import org.jspecify.annotations.NullMarked;
