package org.ocpp4j.soap;

import java.util.concurrent.Flow.Subscription;

/** Stands for a subscription where there is none, or none yet. */
enum NoSubscription implements Subscription {
    /** The only one. */
    INSTANCE;

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
}
