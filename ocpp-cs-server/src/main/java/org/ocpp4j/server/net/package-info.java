/** Addresses, certificates, sockets and bodies of HTTP, as far as more than one subject needs them. */
@NullMarked
package org.ocpp4j.server.net;

import org.jspecify.annotations.NullMarked;
