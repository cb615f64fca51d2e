package dev.rackstate.domain.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name with {@code *} in it, and what becomes of the names that fit.
 *
 * <p>Matching goes from the left: each star takes one character and then runs to the next place where the text behind it
 * fits, the last text being held against the end. That finds a fit whenever there is one, in a time linear in the name for
 * each star, where a regular expression could take exponential time.
 */
final class WildName {
    static final char ANY = '*';

    private final String[] texts;
    private final String instance;

    /** A pattern with at least one star, and an instance with at most as many. */
    WildName(String node, String instance) {
        this.texts = node.split("\\*", -1);
        this.instance = instance;
    }

    /** What the name becomes; empty when it does not fit. */
    Optional<String> translate(String name) {
        if (!name.startsWith(texts[0])) {
            return Optional.empty();
        }
        List<String> taken = new ArrayList<>();
        int at = texts[0].length();
        for (int star = 1; star < texts.length; star++) {
            boolean last = star == texts.length - 1;
            int next = last ? name.length() - texts[star].length() : name.indexOf(texts[star], at + 1);
            if (next < at + 1 || (last && !name.endsWith(texts[star]))) {
                return Optional.empty();
            }
            taken.add(name.substring(at, next));
            at = next + texts[star].length();
        }
        return Optional.of(put(taken));
    }

    private String put(List<String> taken) {
        String[] parts = instance.split("\\*", -1);
        StringBuilder out = new StringBuilder(parts[0]);
        for (int star = 1; star < parts.length; star++) {
            out.append(taken.get(star - 1)).append(parts[star]);
        }
        return out.toString();
    }
}
