/**
 * What an application brings and meets at both ends of a connection: its {@link org.ocpp4j.core.Handlers}, the
 * {@link org.ocpp4j.core.Station} or {@link org.ocpp4j.core.CentralSystem} that they serve, and the options. The way in is
 * {@link org.ocpp4j.core.server.OcppServer} for central systems, {@link org.ocpp4j.core.client.OcppClient} for stations.
 */
@NullMarked
package org.ocpp4j.core;

import org.jspecify.annotations.NullMarked;
