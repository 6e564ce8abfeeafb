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
 * @param largestBody the largest request, also after decompression, in bytes
 * @param lease how long a station counts as connected after its last request
 * @param mostStations how many stations may be connected at once; requests of others are refused
 * @param callbackPolicies returns, for an identity, the policy for the addresses that this station sends
 * @param caller sends the calls to stations
 * @param callbackCredentials the credentials for a station, by its identity; requested for each call. They are sent to
 *     the address that the station sent: let admission or the policy ensure that the address really comes from the
 *     station
 * @param compressedCalls whether calls to stations are compressed; every station must support this, and some do not
 * @param onRefused called for requests that reached no session; must not block
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
         * Sets how long a station counts as connected after its last request.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder lease(Duration value) {
            this.lease = value;
            return this;
        }

        /**
         * Sets how many stations may be connected at once.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder mostStations(int value) {
            this.mostStations = value;
            return this;
        }

        /**
         * Sets the policy for calls to the addresses that stations send.
         *
         * @param value the policy for all stations; the default is {@link AddressPolicy#publicAddresses()}
         * @return this builder
         */
        public Builder callbackPolicy(AddressPolicy value) {
            return callbackPolicies(identity -> value);
        }

        /**
         * Sets the policy for calls to the addresses that stations send.
         *
         * @param value returns the policy for the station of an identity; called before each call
         * @return this builder
         */
        public Builder callbackPolicies(Function<String, AddressPolicy> value) {
            this.callbackPolicies = value;
            return this;
        }

        /**
         * Sets the caller, which sends the calls to stations.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder caller(SoapCaller value) {
            this.caller = value;
            return this;
        }

        /**
         * Sets the credentials for a station, by its identity; must not block.
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
         * Sets the listener for requests that reached no session; must not block.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder onRefused(Consumer<RefusedRequest> value) {
            this.onRefused = value;
            return this;
        }

        /**
         * Sets the scheduler that ends leases.
         *
         * @param value the new value
         * @return this builder
         */
        public Builder scheduler(Scheduler value) {
            this.scheduler = value;
            return this;
        }

        /**
         * Builds the options.
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
