package dev.rackstate.domain.health;

/**
 * A number of children, given as a count, as a percentage of all, or as "all".
 *
 * @param value a count (1 or more) or a percentage (1 to 100)
 * @param percent whether {@code value} is a percentage
 */
public record Amount(int value, boolean percent) {
    /** Every child. */
    public static final Amount ALL = new Amount(100, true);

    /** Refuses an amount that is not positive, or a percentage above 100. */
    public Amount {
        if (value < 1) {
            throw new IllegalArgumentException("an amount must be at least 1, not " + value);
        }
        if (percent && value > 100) {
            throw new IllegalArgumentException("a percentage must be 1% to 100%, not " + value + "%");
        }
    }

    /** A fixed number of children. */
    public static Amount count(int count) {
        return new Amount(count, false);
    }

    /** A share of the children, rounded up. */
    public static Amount percent(int percent) {
        return new Amount(percent, true);
    }

    /** What the amount comes to among {@code total} children: at least 1 and at most {@code total}. */
    public int of(int total) {
        long wanted = percent ? ((long) total * value + 99) / 100 : value;
        return (int) Math.max(1, Math.min(total, wanted));
    }

    /**
     * Reads {@code 2}, {@code 50%} or {@code all}.
     *
     * @throws IllegalArgumentException when the text is none of these; the message says what is allowed
     */
    public static Amount parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equalsIgnoreCase("all")) {
            return ALL;
        }
        boolean percent = trimmed.endsWith("%");
        String digits = percent ? trimmed.substring(0, trimmed.length() - 1).strip() : trimmed;
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "'" + trimmed + "' is not an amount; allowed: a count like 2, a percentage like 50%, or all");
        }
        return new Amount(Integer.parseInt(digits), percent);
    }

    @Override
    public String toString() {
        return equals(ALL) ? "all" : percent ? value + "%" : Integer.toString(value);
    }
}
