/** Where a station is, with proxies between, and how often an address may come. */
@NullMarked
package org.ocpp4j.json.internal.address;

import org.jspecify.annotations.NullMarked;
