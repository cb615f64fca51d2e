package dev.rackstate.upstream;

import java.util.regex.Pattern;

/** Makes text from elsewhere fit to be shown. */
public final class Texts {
    private static final Pattern GAP = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Texts() {}

    /** The text on one line, control characters replaced, cut to at most so many characters. */
    public static String shortened(String text, int most) {
        String line = GAP.matcher(text).replaceAll(" ").strip();
        if (line.length() <= most) {
            return line;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "\u2026";
    }
}
