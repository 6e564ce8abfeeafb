package org.ocpp4j.server.backend;

import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to a station while the database is unavailable: a CALLERROR, so that the station sends the call again. */
public final class RetryLater {
    private static final Logger LOG = LoggerFactory.getLogger(RetryLater.class);

    private RetryLater() {}

    /** The reason is logged; the answer reveals nothing about the systems behind this server. */
    public static CallRejectedException because(
            DatabaseUnavailableException unavailable, String identity, String message) {
        LOG.warn(
                LogAppender.SHARED, // all stations suffer from the same
                "{} is told to send its {} again: {}",
                identity,
                message,
                unavailable.getMessage());
        return new CallRejectedException(
                ErrorCode.INTERNAL_ERROR, "The central system cannot keep this now; send it again");
    }
}
