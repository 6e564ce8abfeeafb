/** The elements of the REST API: operations with their parameters, bodies, answers, problems and schemas. */
@NullMarked
package org.ocpp4j.server.rest;

import org.jspecify.annotations.NullMarked;
