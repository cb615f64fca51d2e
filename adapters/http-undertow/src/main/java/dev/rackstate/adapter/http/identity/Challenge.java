package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.message.Refusal;
import io.undertow.util.Headers;
import java.util.Map;

/** The ways to answer 401, each with the challenge that RFC 9110 (section 11.6.1) and RFC 6750 (section 3) ask for. */
final class Challenge {
    private static final String BEARER = "Bearer realm=\"rackstate\"";

    private Challenge() {}

    /** Nothing was shown. */
    static Refusal notAuthenticated() {
        return unauthorized("Not authenticated", BEARER);
    }

    /** What was shown is not in force, or never was. */
    static Refusal invalidToken() {
        return unauthorized("Invalid or expired token", BEARER + ", error=\"invalid_token\"");
    }

    /** The body of the request does not prove who calls; a token has no part in that. */
    static Refusal wrongPassword(String detail) {
        return unauthorized(detail, BEARER);
    }

    private static Refusal unauthorized(String detail, String challenge) {
        return Refusal.of(401, detail, Map.of(Headers.WWW_AUTHENTICATE_STRING, challenge));
    }
}
