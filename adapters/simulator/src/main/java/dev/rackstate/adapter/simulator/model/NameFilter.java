package dev.rackstate.adapter.simulator.model;

import dev.rackstate.domain.topology.InstancePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which names an entry of the catalogue means: exact names, ranges like {@code n[01-16]}, and {@code *} for any text
 * and {@code ?} for any one character. Upper and lower case differ. Immutable.
 */
final class NameFilter {
    private final Set<String> exact = new HashSet<>();
    private final List<String> globs = new ArrayList<>();
    private final boolean all;

    /**
     * A filter of these patterns; without any, everything passes.
     *
     * @throws IllegalArgumentException when a range runs backwards or is too large
     */
    NameFilter(List<String> patterns) {
        all = patterns.isEmpty();
        for (String pattern : patterns) {
            for (String name : InstancePattern.parse(pattern).names()) {
                if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
                    globs.add(name);
                } else {
                    exact.add(name);
                }
            }
        }
    }

    boolean passes(String name) {
        if (all || exact.contains(name)) {
            return true;
        }
        for (String glob : globs) {
            if (matches(glob, name)) {
                return true;
            }
        }
        return false;
    }

    /** Goes back to the latest star only: costs at most glob times name, whatever the glob. */
    private static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int afterStar = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                afterStar = n;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                n = ++afterStar;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
