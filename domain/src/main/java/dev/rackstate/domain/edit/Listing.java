package dev.rackstate.domain.edit;

import java.util.Collection;
import java.util.stream.Collectors;

/** Several things in one message: the first few, and how many more there are. */
final class Listing {
    private static final int MAX_NAMED = 10;

    private Listing() {}

    /** Each one in quotes. */
    static String quoted(Collection<?> things) {
        return plain(things.stream().map(thing -> "'" + thing + "'").toList(), ", ");
    }

    /** Each one as it is. */
    static String plain(Collection<String> things, String separator) {
        int more = things.size() - MAX_NAMED;
        return things.stream().limit(MAX_NAMED).collect(Collectors.joining(separator))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
