package dev.rackstate.adapter.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses which known word a misspelt one was meant to be. */
final class Spelling {
    private static final int MAX_LISTED = 12;
    private static final int MAX_LENGTH = 64;

    private Spelling() {}

    /** "did you mean ...?" with the nearest known words, or what is known when none is near. */
    static String hint(String word, List<String> known) {
        int near = Math.max(1, Math.min(3, word.length() / 3));
        List<String> guesses = known.stream()
                .distinct()
                .filter(candidate -> distance(word, candidate) <= near)
                .sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(2)
                .toList();
        if (!guesses.isEmpty()) {
            return "did you mean '" + String.join("' or '", guesses) + "'?";
        }
        List<String> listed =
                known.stream().distinct().sorted().limit(MAX_LISTED).toList();
        String more = known.stream().distinct().count() > MAX_LISTED ? ", ..." : "";
        return listed.isEmpty() ? "no key is known here" : "known here: " + String.join(", ", listed) + more;
    }

    /** How many letters must be put in, taken out, replaced or swapped with a neighbour (optimal string alignment). */
    static int distance(String one, String other) {
        if (one.length() > MAX_LENGTH || other.length() > MAX_LENGTH) {
            return MAX_LENGTH;
        }
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
