package dev.rackstate.domain.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How far one word is from another: how many letters must be put in, taken out, replaced or swapped with a neighbour
 * (optimal string alignment). Upper and lower case are the same.
 */
public final class EditDistance {
    private static final int MAX_LENGTH = 64;

    private EditDistance() {}

    /** The distance. Words of more than 64 characters are not compared: they are 64 apart. */
    public static int between(String one, String other) {
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

    /** The known words that are nearest, the nearest first, at most so many; equally near ones in alphabetical order. */
    public static List<String> nearest(String word, Collection<String> known, int most) {
        record Candidate(String word, int distance) {}
        return known.stream()
                .distinct()
                .map(candidate -> new Candidate(candidate, between(word, candidate)))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .limit(most)
                .map(Candidate::word)
                .toList();
    }
}
