package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.spelling.EditDistance;
import java.util.Comparator;
import java.util.List;

/** Guesses which known word a misspelt one was meant to be. */
final class Spelling {
    private static final int MAX_LISTED = 12;

    private Spelling() {}

    /** "did you mean ...?" with the nearest known words, or what is known when none is near. */
    static String hint(String word, List<String> known) {
        int near = Math.max(1, Math.min(3, word.length() / 3));
        List<String> guesses = known.stream()
                .distinct()
                .filter(candidate -> EditDistance.between(word, candidate) <= near)
                .sorted(Comparator.comparingInt((String candidate) -> EditDistance.between(word, candidate))
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
}
