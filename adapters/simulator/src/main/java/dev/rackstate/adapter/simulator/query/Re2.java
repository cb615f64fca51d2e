package dev.rackstate.adapter.simulator.query;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Translates RE2's regular expressions, which Prometheus uses, into the JDK's. What the two write alike passes
 * through; what they write differently is rewritten; what RE2 does not know, though the JDK would take it (look-around,
 * back-references, possessive repetition), is refused.
 *
 * <p>Source of the rules: the syntax page of RE2, and that of {@link Pattern}.
 */
final class Re2 {
    private static final String META = ".*+?()[]{}^$|\\";
    private static final int MAX_DEPTH = 100;
    private static final int MAX_REPEAT = 1_000;
    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?}");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[ims]*(?:-[ims]+)?[:)]");
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P?<([A-Za-z][A-Za-z0-9]*)>");
    private static final Pattern POSIX_CLASS = Pattern.compile("\\[:(\\^?)([a-z]+):]");
    private static final Pattern UNICODE_CLASS = Pattern.compile("\\\\([pP])(?:([A-Z])|\\{([A-Za-z_]+)})");
    private static final Pattern HEX = Pattern.compile("\\\\x(?:[0-9A-Fa-f]{2}|\\{[0-9A-Fa-f]{1,6}})");
    private static final Map<String, String> POSIX = Map.ofEntries(
            Map.entry("alnum", "Alnum"),
            Map.entry("alpha", "Alpha"),
            Map.entry("ascii", "ASCII"),
            Map.entry("blank", "Blank"),
            Map.entry("cntrl", "Cntrl"),
            Map.entry("digit", "Digit"),
            Map.entry("graph", "Graph"),
            Map.entry("lower", "Lower"),
            Map.entry("print", "Print"),
            Map.entry("punct", "Punct"),
            Map.entry("space", "Space"),
            Map.entry("upper", "Upper"),
            Map.entry("xdigit", "XDigit"));

    private final String regex;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int depth;
    private boolean afterRepeat;

    private Re2(String regex) {
        this.regex = regex;
    }

    /**
     * The expression in the JDK's syntax.
     *
     * @throws PatternSyntaxException when RE2 would refuse it
     */
    static String toJava(String regex) {
        return new Re2(regex).translated();
    }

    /** Whether a character means something else than itself outside a class. */
    static boolean isMeta(char c) {
        return META.indexOf(c) >= 0;
    }

    /** Whether a backslash before the character only takes away its meaning. */
    static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }

    private String translated() {
        while (at < regex.length()) {
            char c = regex.charAt(at);
            boolean repeat = c == '*' || c == '+' || c == '?' || (c == '{' && lookingAt(REPEAT) != null);
            if (repeat) {
                repeat(c);
            } else {
                switch (c) {
                    case '\\' -> escape(false);
                    case '[' -> charClass();
                    case '(' -> open();
                    case '{', '}' -> out.append('\\').append(regex.charAt(at++));
                    default -> {
                        depth -= c == ')' ? 1 : 0;
                        out.append(regex.charAt(at++));
                    }
                }
            }
            afterRepeat = repeat;
        }
        return out.toString();
    }

    private PatternSyntaxException refused(String why) {
        return new PatternSyntaxException(why, regex, at);
    }

    private @Nullable Matcher lookingAt(Pattern pattern) {
        Matcher matcher = pattern.matcher(regex).region(at, regex.length());
        return matcher.lookingAt() ? matcher : null;
    }

    private void repeat(char c) {
        if (afterRepeat) {
            throw refused("a repetition of a repetition");
        }
        @Nullable Matcher counted = lookingAt(REPEAT);
        if (c == '{' && counted != null) {
            for (int group = 1; group <= 2; group++) {
                String count = counted.group(group);
                if (count != null
                        && (count.length() > 4 || (!count.isEmpty() && Integer.parseInt(count) > MAX_REPEAT))) {
                    throw refused("a repetition of more than " + MAX_REPEAT);
                }
            }
            copy(counted);
        } else {
            out.append(c);
            at++;
        }
        if (at < regex.length() && regex.charAt(at) == '?') {
            out.append('?');
            at++;
        }
    }

    private void copy(Matcher matcher) {
        out.append(matcher.group());
        at = matcher.end();
    }

    private void open() {
        if (++depth > MAX_DEPTH) {
            throw refused("more than " + MAX_DEPTH + " groups inside each other");
        }
        if (!regex.startsWith("(?", at)) {
            out.append('(');
            at++;
            return;
        }
        @Nullable Matcher named = lookingAt(NAMED_GROUP);
        @Nullable Matcher flags = lookingAt(FLAGS);
        if (named != null) {
            out.append("(?<").append(named.group(1)).append('>');
            at = named.end();
        } else if (flags != null) {
            depth -= flags.group().endsWith(")") ? 1 : 0;
            copy(flags);
        } else {
            throw refused("a kind of group that RE2 does not know");
        }
    }

    /** Reads from the backslash on. */
    private void escape(boolean inClass) {
        char c = at + 1 < regex.length() ? regex.charAt(at + 1) : '\0';
        @Nullable Matcher hex = lookingAt(HEX);
        @Nullable Matcher unicode = lookingAt(UNICODE_CLASS);
        if (hex != null) {
            copy(hex);
        } else if (unicode != null) {
            String letter = unicode.group(2);
            String name = letter == null ? unicode.group(3) : letter;
            out.append('\\').append(unicode.group(1)).append('{');
            out.append(name.length() > 2 ? "Is" + name : name).append('}');
            at = unicode.end();
        } else if (c == 'Q' && !inClass) {
            quoted();
        } else if (isPunctuation(c) || "dDwWafnrt".indexOf(c) >= 0 || (!inClass && "bBAz".indexOf(c) >= 0)) {
            out.append('\\').append(c);
            at += 2;
        } else if (c == 's' || c == 'S') {
            // RE2 leaves the vertical tab out.
            out.append(c == 's' ? "[\\t\\n\\f\\r ]" : "[^\\t\\n\\f\\r ]");
            at += 2;
        } else if (c == 'v') {
            out.append("\\x0B");
            at += 2;
        } else {
            throw refused("an escape that RE2 does not know");
        }
    }

    private void quoted() {
        int end = regex.indexOf("\\E", at + 2);
        String text = regex.substring(at + 2, end < 0 ? regex.length() : end);
        for (int i = 0; i < text.length(); i++) {
            if (isPunctuation(text.charAt(i))) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
        at = end < 0 ? regex.length() : end + 2;
    }

    /** In the JDK a bracket inside a class opens another one and {@code &&} intersects; in RE2 both are characters. */
    private void charClass() {
        out.append('[');
        at++;
        if (at < regex.length() && regex.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        boolean first = true;
        while (at < regex.length() && (first || regex.charAt(at) != ']')) {
            char c = regex.charAt(at);
            @Nullable Matcher posix = lookingAt(POSIX_CLASS);
            if (c == '\\') {
                escape(true);
            } else if (posix != null) {
                posixClass(posix);
            } else {
                out.append(c == '[' || c == ']' || c == '&' || c == '^' ? "\\" : "")
                        .append(c);
                at++;
            }
            first = false;
        }
        if (at == regex.length()) {
            throw refused("a class that does not end");
        }
        out.append(']');
        at++;
    }

    private void posixClass(Matcher posix) {
        boolean negative = !posix.group(1).isEmpty();
        String name = POSIX.get(posix.group(2));
        if (name != null) {
            out.append(negative ? "\\P{" : "\\p{").append(name).append('}');
        } else if (posix.group(2).equals("word")) {
            out.append(negative ? "\\W" : "\\w");
        } else {
            throw refused("a class name that RE2 does not know");
        }
        at = posix.end();
    }
}
