package dev.rackstate.adapter.slurm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A version of slurmrestd's API, {@code v0.0.<number>}.
 *
 * @param number the last number; a later version has a larger one
 */
record ApiVersion(int number) implements Comparable<ApiVersion> {
    /** Of Slurm 22.05. */
    static final ApiVersion OLDEST = new ApiVersion(38);
    /** Of Slurm 25.11. */
    static final ApiVersion NEWEST = new ApiVersion(44);

    private static final Pattern TEXT = Pattern.compile("v0\\.0\\.([0-9]{1,4})");
    private static final Pattern NODES_PATH = Pattern.compile("/slurm/(v0\\.0\\.[0-9]{1,4})/nodes/?");

    /** Reads {@code v0.0.40}. */
    static Optional<ApiVersion> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? Optional.of(new ApiVersion(Integer.parseInt(parts.group(1)))) : Optional.empty();
    }

    /** The version in which a path offers the nodes, if it does. */
    static Optional<ApiVersion> ofNodesPath(String path) {
        Matcher parts = NODES_PATH.matcher(path);
        return parts.matches() ? parse(parts.group(1)) : Optional.empty();
    }

    /** Those that are known, the newest first. */
    static List<ApiVersion> known() {
        return IntStream.rangeClosed(0, NEWEST.number - OLDEST.number)
                .mapToObj(back -> new ApiVersion(NEWEST.number - back))
                .toList();
    }

    /**
     * Which of several is spoken: the newest that is known. Where all are newer, the one nearest to those, because the
     * readers pass over what they do not know.
     */
    static Optional<ApiVersion> best(Collection<ApiVersion> offered) {
        TreeSet<ApiVersion> sorted = new TreeSet<>(offered);
        sorted.removeIf(version -> version.compareTo(OLDEST) < 0);
        ApiVersion known = sorted.floor(NEWEST);
        return known != null ? Optional.of(known) : sorted.stream().findFirst();
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "v0.0." + number;
    }
}
