package org.ocpp4j.soap;

import java.util.concurrent.Flow.Subscription;

/** Used where there is no subscription, or none yet. */
enum NoSubscription implements Subscription {
    /** The only instance. */
    INSTANCE;

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
}
