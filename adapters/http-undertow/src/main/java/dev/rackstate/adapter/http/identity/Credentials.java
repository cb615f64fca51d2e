package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.message.Names;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a caller shows to say who they are: a bearer token (RFC 6750, section 2.1) or an API key.
 *
 * @param bearer what stands after {@code Bearer} in the Authorization header, or null
 * @param apiKey what stands in {@code X-Api-Key}, or null
 * @param sound whether each is shown once and can be something that we handed out, by its letters and its length
 */
record Credentials(@Nullable String bearer, @Nullable String apiKey, boolean sound) {
    private static final Credentials NONE = new Credentials(null, null, true);
    private static final String SCHEME = "Bearer";
    private static final int LONGEST = 4096;

    /** What the headers of a request show. Other schemes of Authorization are not ours and show nothing. */
    static Credentials of(HeaderMap headers) {
        HeaderValues authorization = headers.get(Headers.AUTHORIZATION);
        HeaderValues apiKeys = headers.get(Names.API_KEY);
        if (authorization == null && apiKeys == null) {
            return NONE;
        }
        String bearer = authorization == null ? null : bearer(authorization.getFirst());
        String apiKey = apiKeys == null ? null : apiKeys.getFirst().strip();
        boolean once = (authorization == null || authorization.size() == 1) && (apiKeys == null || apiKeys.size() == 1);
        return new Credentials(bearer, apiKey, once && isSound(bearer) && isSound(apiKey));
    }

    /** Whether anything is shown. */
    boolean shown() {
        return bearer != null || apiKey != null;
    }

    private static @Nullable String bearer(String header) {
        String text = header.strip();
        boolean ours = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (text.length() == SCHEME.length() || text.charAt(SCHEME.length()) == ' ');
        return ours ? text.substring(SCHEME.length()).strip() : null;
    }

    private static boolean isSound(@Nullable String text) {
        return text == null
                || (!text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f));
    }
}
