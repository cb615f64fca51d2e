package dev.rackstate.domain.identity;

/**
 * The one form of the names of users and API keys: 1 to 64 printable characters without blanks at the ends. Characters
 * that nobody sees, such as line ends and those that turn the direction of writing, would let one name look like
 * another.
 */
public final class AccountName {
    /** What the form is, in words, for messages. */
    public static final String ALLOWED = "1 to 64 printable characters without blanks at the ends";

    /** How callers are named who need not identify themselves; nobody who is new may be. */
    public static final String ANONYMOUS = "anonymous";

    private static final int MAX_LENGTH = 64;

    private AccountName() {}

    /** Whether the text is a valid name. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && text.equals(text.strip())
                && text.codePoints().allMatch(AccountName::isPrintable);
    }

    /**
     * A new name without the blanks at its ends.
     *
     * @throws IllegalArgumentException when that is no name, with the reason in words for a person
     */
    public static String require(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name must not be blank; allowed: 1 to 64 printable characters");
        }
        int length = name.codePointCount(0, name.length());
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a name of " + length + " characters is too long; allowed: 1 to 64 printable characters");
        }
        name.codePoints().filter(c -> !isPrintable(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException(
                    String.format("a name must not hold U+%04X; allowed: 1 to 64 printable characters", c));
        });
        if (name.equalsIgnoreCase(ANONYMOUS)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is how callers are named who need not sign in; allowed: any other name");
        }
        return name;
    }

    static void require(String noun, String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "the " + noun + " name '" + name + "' is not allowed; allowed: " + ALLOWED);
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
