/** Stations' requests for certificates: the queue, the signer, the answers of operators. */
@NullMarked
package org.ocpp4j.server.certificate;

import org.jspecify.annotations.NullMarked;
