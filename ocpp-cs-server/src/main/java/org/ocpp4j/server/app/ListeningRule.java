package org.ocpp4j.server.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ocpp4j.server.rest.OperatorDoorSettings.Authentication;
import org.ocpp4j.server.settings.Settings;

/** Keeps a server from listening to other machines before access to its API is configured. */
public final class ListeningRule {
    private ListeningRule() {}

    /**
     * Decides whether the server may listen on the configured addresses.
     *
     * @param settings the addresses, whether authentication is off, and whether there is a single sign-on
     * @param anyCredential whether there is a credential; called only if needed, and may block
     * @return why not, in several lines with instructions; empty if it may
     */
    public static Optional<String> refusal(Settings settings, BooleanSupplier anyCredential) {
        boolean atHome = isLoopback(settings.stations().host())
                && isLoopback(settings.operators().host());
        boolean decided = settings.operators().authentication() == Authentication.OFF
                || !settings.sso().issuer().isEmpty();
        if (atHome || decided || anyCredential.getAsBoolean()) {
            return Optional.empty();
        }
        String door = isLoopback(settings.operators().host())
                ? "stations.host = " + settings.stations().host()
                : "operators.host = " + settings.operators().host();
        return Optional.of("""
                Not started: %s is reached by other machines, and nobody has said who may use the API.
                Make a token or an account for it first (with the same --config, --data and --set as the server):
                  java -jar ocpp-cs-server.jar token create my-token --scope administer
                  java -jar ocpp-cs-server.jar account create my-name --scope administer
                Or let a single sign-on decide: the settings sso.issuer and sso.audience
                Or listen on this machine only: --host 127.0.0.1
                Or, where a firewall or a proxy decides who reaches it, let everybody in who does:
                  --set operators.authentication=off""".formatted(door));
    }

    /**
     * Whether only this machine reaches an address.
     *
     * @param host a name or an address to listen on; names are looked up, which may block
     * @return true for loopback addresses; false for others and for names that mean nothing
     */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
