/** Certificates and keys from files, versions and cipher suites of TLS. */
@NullMarked
package org.ocpp4j.json.internal.tls;

import org.jspecify.annotations.NullMarked;
