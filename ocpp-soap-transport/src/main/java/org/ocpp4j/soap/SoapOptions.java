package org.ocpp4j.soap;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.BasicCredentials;

/**
 * How a central system speaks OCPP-S. Immutable; start from {@link #defaults()}.
 *
 * @param largestBody the largest request, and the largest that a compressed one may grow to, in bytes
 * @param lease how long a station is taken to be there after its last request
 * @param mostStations how many stations may be there at once; requests of others are refused
 * @param callbackPolicies asked with an identity which addresses the station of that identity may give
 * @param caller sends the calls to stations
 * @param callbackCredentials what to authenticate with at a station, by its identity; asked for each call. They go to the
 *     address that the station gave: let admission or the policy make sure that it was the station who gave it
 * @param compressedCalls whether calls to stations are compressed; every station must be able to read them, and some
 *     cannot
 * @param onRefused learns of requests that no session has seen; must not block
 * @param scheduler ends leases
 */
public record SoapOptions(
        int largestBody,
        Duration lease,
        int mostStations,
        Function<String, AddressPolicy> callbackPolicies,
        SoapCaller caller,
        Function<String, Optional<BasicCredentials>> callbackCredentials,
        boolean compressedCalls,
        Consumer<RefusedRequest> onRefused,
        Scheduler scheduler) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public SoapOptions {
        if (largestBody < 1 || mostStations < 1 || lease.isZero() || lease.isNegative()) {
            throw new IllegalArgumentException("Sizes, numbers and durations must be positive");
        }
        lease = Scheduler.bounded(lease);
    }

    /**
     * Bodies of 1 MiB, a lease of 25 hours (a station may send one Heartbeat a day), 20,000 stations, calls to public
     * addresses only, without credentials and uncompressed; refused requests are logged.
     *
     * @return new options with a {@link HttpSoapCaller} of their own
     */
    public static SoapOptions defaults() {
        return new SoapOptions(
                1 << 20,
                Duration.ofHours(25),
                20_000,
                identity -> AddressPolicy.publicAddresses(),
                HttpSoapCaller.builder().build(),
                identity -> Optional.empty(),
                false,
                RefusedRequest::log,
                Scheduler.shared());
    }

    /**
     * Starts from these options.
     *
     * @return a builder that holds the same values
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects options; not safe for use by several threads. */
    public static final class Builder {
        private int largestBody;
        private Duration lease;
        private int mostStations;
        private Function<String, AddressPolicy> callbackPolicies;
        private SoapCaller caller;
        private Function<String, Optional<BasicCredentials>> callbackCredentials;
        private boolean compressedCalls;
        private Consumer<RefusedRequest> onRefused;
        private Scheduler scheduler;

        private Builder(SoapOptions from) {
            this.largestBody = from.largestBody;
            this.lease = from.lease;
            this.mostStations = from.mostStations;
            this.callbackPolicies = from.callbackPolicies;
            this.caller = from.caller;
            this.callbackCredentials = from.callbackCredentials;
            this.compressedCalls = from.compressedCalls;
            this.onRefused = from.onRefused;
            this.scheduler = from.scheduler;
        }

        /**
         * Sets the largest request.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder largestBody(int value) {
            this.largestBody = value;
            return this;
        }

        /**
         * Sets how long a station is taken to be there after its last request.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder lease(Duration value) {
            this.lease = value;
            return this;
        }

        /**
         * Sets how many stations may be there at once.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder mostStations(int value) {
            this.mostStations = value;
            return this;
        }

        /**
         * Sets which of the addresses that stations give may be called.
         *
         * @param value the same for all stations; the default is {@link AddressPolicy#publicAddresses()}
         * @return this builder
         */
        public Builder callbackPolicy(AddressPolicy value) {
            return callbackPolicies(identity -> value);
        }

        /**
         * Sets which of the addresses that stations give may be called.
         *
         * @param value gives the policy for the station of an identity; asked before each call
         * @return this builder
         */
        public Builder callbackPolicies(Function<String, AddressPolicy> value) {
            this.callbackPolicies = value;
            return this;
        }

        /**
         * Sets what sends the calls to stations.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder caller(SoapCaller value) {
            this.caller = value;
            return this;
        }

        /**
         * Sets what to authenticate with at a station, by its identity; must not block.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder callbackCredentials(Function<String, Optional<BasicCredentials>> value) {
            this.callbackCredentials = value;
            return this;
        }

        /**
         * Sets whether calls to stations are compressed.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder compressedCalls(boolean value) {
            this.compressedCalls = value;
            return this;
        }

        /**
         * Sets who learns of requests that no session has seen; must not block.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder onRefused(Consumer<RefusedRequest> value) {
            this.onRefused = value;
            return this;
        }

        /**
         * Sets what ends leases.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder scheduler(Scheduler value) {
            this.scheduler = value;
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         * @throws IllegalArgumentException if a size, number or duration is not positive
         */
        public SoapOptions build() {
            return new SoapOptions(
                    largestBody,
                    lease,
                    mostStations,
                    callbackPolicies,
                    caller,
                    callbackCredentials,
                    compressedCalls,
                    onRefused,
                    scheduler);
        }
    }
}
