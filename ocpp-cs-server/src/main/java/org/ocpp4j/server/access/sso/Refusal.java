package org.ocpp4j.server.access.sso;

import java.time.Instant;
import java.util.Map;
import org.ocpp4j.server.rest.ProblemException;

/** How tokens are refused: problems with the header of RFC 6750. Reasons hold nothing of the token that is a secret. */
final class Refusal {
    private static final String CHALLENGE = "WWW-Authenticate";

    private Refusal() {}

    /** The token proves nothing: 401. */
    static ProblemException invalid(String reason) {
        return new ProblemException(401, "invalidToken", "The token is refused: " + reason)
                .header(CHALLENGE, challenge("invalid_token", reason));
    }

    /** It was good: 403, as users of the API expect it since before this server. */
    static ProblemException expired(Instant at) {
        String reason = "it expired at " + at;
        return new ProblemException(
                        403,
                        "tokenExpired",
                        "The token is refused: " + reason + "; fetch a new one",
                        Map.of("expiredAt", at.toString()))
                .header(CHALLENGE, challenge("invalid_token", reason));
    }

    /** It is good, but for nothing here: 403. */
    static ProblemException noScope(String name, String claim) {
        String reason = "the claim " + claim + " has no scope that this server knows";
        return new ProblemException(403, "insufficientScope", name + " may do nothing here: " + reason)
                .header(CHALLENGE, challenge("insufficient_scope", reason));
    }

    /** It cannot be checked: 503. */
    static ProblemException noKeys() {
        return new ProblemException(
                        503,
                        "keysUnavailable",
                        "The issuer's keys cannot be fetched now, so the token cannot be checked. Nothing was changed or"
                                + " sent; try again.",
                        Map.of("dispatched", false))
                .header("Retry-After", "5");
    }

    private static String challenge(String error, String reason) {
        return "Bearer realm=\"ocpp\", error=\"" + error + "\", error_description=\""
                + reason.replaceAll("[^ !#-\\[\\]-~]", "'") + "\"";
    }
}
