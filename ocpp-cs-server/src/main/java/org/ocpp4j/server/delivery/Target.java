package org.ocpp4j.server.delivery;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.network.AddressVerdict;
import org.ocpp4j.server.delivery.DeliverySettings.Targets;

/**
 * Decides where deliveries may go, by the rules for callbacks of SOAP stations. Immutable; thread-safe; blocks while a
 * name is looked up.
 *
 * <p>Remaining risk: the JDK looks the name up again when it connects, and the owner of the name may answer differently
 * by then. Deliveries check immediately before each request, and the JDK caches the answer for 30 s, so the two answers
 * differ only if the cache expires in between. To exclude that, use a firewall.
 */
final class Target {
    private final boolean https;
    private final AddressPolicy policy;

    Target(Targets targets) {
        this.https = targets == Targets.PUBLIC;
        this.policy = switch (targets) {
            case PUBLIC -> AddressPolicy.publicAddresses();
            case PRIVATE -> AddressPolicy.alsoPrivateAddresses();
            case ANY -> AddressPolicy.anyAddress();
        };
    }

    /** Why nothing may be sent there, in one sentence without path and query; empty if it may. */
    Optional<String> refusal(URI url) {
        if (https && "http".equalsIgnoreCase(url.getScheme())) {
            return Optional.of(
                    shown(url) + " must not be called: it is not https; events.targets = private would admit it");
        }
        return policy.judge(url) instanceof AddressVerdict.Refused refused
                ? Optional.of(refused.text() + "; " + remedy(refused.rule()))
                : Optional.empty();
    }

    private static String remedy(AddressVerdict.Rule rule) {
        return switch (rule) {
            case PRIVATE_ADDRESS -> "events.targets = private would admit it";
            case SPECIAL_ADDRESS -> "events.targets = any would admit it";
            default -> "no setting admits it";
        };
    }

    /** For logs: scheme, host and port. */
    static String shown(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return url.getScheme() + "://" + host + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
