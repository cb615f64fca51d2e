package dev.rackstate.domain.identity;

/**
 * The one form of the names of users and API keys: 1 to 64 printable characters without blanks at the ends. Characters
 * that nobody sees, such as line ends and those that turn the direction of writing, would let one name look like another.
 */
public final class AccountName {
    /** What the form is, in words, for messages. */
    public static final String ALLOWED = "1 to 64 printable characters without blanks at the ends";

    private static final int MAX_LENGTH = 64;

    private AccountName() {}

    /** Whether the text is a valid name. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && text.equals(text.strip())
                && text.codePoints().allMatch(AccountName::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static void require(String noun, String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "the " + noun + " name '" + name + "' is not allowed; allowed: " + ALLOWED);
        }
    }
}
