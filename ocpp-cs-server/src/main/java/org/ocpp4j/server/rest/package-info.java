/** What the REST API is made of: operations with their parameters, bodies, answers, problems and schemas. */
@NullMarked
package org.ocpp4j.server.rest;

import org.jspecify.annotations.NullMarked;
