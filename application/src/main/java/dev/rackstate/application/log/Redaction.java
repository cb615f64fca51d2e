package dev.rackstate.application.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text, by the shapes in which they get there: {@code ***} stands in the place of each.
 *
 * <p>The shapes are the user information of an address ({@code ://user:***@host}); whatever follows a key that speaks of a
 * password, token, secret, API key, cookie or authorization and {@code =} or {@code :}, quoted as in JSON or bare; the
 * token after {@code Bearer}; JSON Web Tokens (RFC 7519), our own API keys, bcrypt hashes and private keys in PEM, wherever
 * they stand. What is no secret and only looks like one goes too: a log with less in it is the smaller harm.
 *
 * <p>Walks over the text in time linear in its length for all text that is not made to be slow, and quadratic at worst;
 * text is cut to 32 Ki characters first.
 */
public final class Redaction {
    private static final String MASK = "***";
    private static final int LONGEST = 32 * 1024;

    private static final Pattern KEY = Pattern.compile(
            "(?i)(passw(?:or)?d|passphrase|pwd|secret|token|bearer|(?:api|access|private)[_-]?key|credential|community"
                    + "|cookie|authorization|(?<![a-z0-9_.-])auth(?![a-z0-9_.-]))"
                    + "[\\w.-]*+[\\\\\"'\\]]*+[ \\t]*+(?:=>?|:)[ \\t]*+");
    private static final Pattern WHOLE_LINE =
            Pattern.compile("(?i)[\\[({]|(?:basic|bearer|digest|negotiate|token)[ \\t].*");
    private static final Pattern USER_INFORMATION = Pattern.compile("://(?:([^\\s/?#@:]*+):\\S*@|[^\\s/?#@:]++@)");
    private static final Pattern TOKEN = Pattern.compile("(?<=\\b[Bb]earer[ \\t]{1,4})[\\w.~+/=-]{16,}+"
            + "|\\beyJ[\\w-]{8,}+\\.[\\w-]++\\.[\\w-]*+"
            + "|\\brs_[\\w-]{16,}+"
            + "|\\$2[abxy]?\\$\\d\\d\\$[./A-Za-z0-9]{20,}+"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)");

    private Redaction() {}

    /** The text without secrets. */
    public static String redact(String text) {
        return redact(text, LONGEST);
    }

    /**
     * The text without secrets, at most so long. What is cut off is cut off afterwards, so that no half of a secret is
     * taken for something else.
     */
    static String redact(String text, int most) {
        return bounded(values(userInformation(tokens(bounded(text, LONGEST)))), most);
    }

    /** The text, or as much of its beginning as there is room for, with a sign that there was more. */
    static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "\u2026";
    }

    private static String tokens(String text) {
        return TOKEN.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
    }

    private static String userInformation(String text) {
        return USER_INFORMATION
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? "://" + MASK + "@" : "://" + found.group(1) + ":" + MASK + "@"));
    }

    /** Masks what follows a key. Done by hand, because nested quotes are beyond a regular expression that stays quick. */
    private static String values(String text) {
        Matcher key = KEY.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        int from = 0;
        while (from < text.length() && key.find(from)) {
            int start = key.end();
            int opening = quote(text, start);
            int end = opening > start ? closing(text, start, opening) : bareEnd(text, key.group(1), start);
            if (end > start) {
                String quotes = text.substring(start, opening);
                out.append(text, done, start).append(quotes).append(MASK);
                out.append(
                        end > opening && opening > start && text.startsWith(quotes, end - quotes.length())
                                ? quotes
                                : "");
                done = end;
            }
            from = Math.max(end, start);
        }
        return out.append(text, done, text.length()).toString();
    }

    /** The end of the quotation mark, with the backslashes before it, that stands here; where it began when none does. */
    private static int quote(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'') ? at + 1 : start;
    }

    /** The end of a quoted value, closing mark included; the end of the text when nothing closes it. */
    private static int closing(String text, int start, int opening) {
        char mark = text.charAt(opening - 1);
        int depth = opening - 1 - start;
        for (int at = opening; at < text.length(); at++) {
            if (text.charAt(at) == mark) {
                int backslashes = 0;
                while (at - backslashes > opening && text.charAt(at - backslashes - 1) == '\\') {
                    backslashes++;
                }
                if (depth == 0 ? backslashes % 2 == 0 : backslashes == depth) {
                    return at + 1;
                }
            }
        }
        return text.length();
    }

    /** The end of a bare value: of the word, or of the line where the value may have several words. */
    private static int bareEnd(String text, String key, int start) {
        int line = text.indexOf('\n', start);
        int lineEnd = line < 0 ? text.length() : line;
        boolean severalWords = key.equalsIgnoreCase("authorization") || key.equalsIgnoreCase("cookie");
        if (severalWords || WHOLE_LINE.matcher(text).region(start, lineEnd).lookingAt()) {
            return lineEnd;
        }
        int end = start;
        while (end < lineEnd && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
