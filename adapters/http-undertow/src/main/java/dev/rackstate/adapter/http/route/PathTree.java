package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.PercentEncoding;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All paths as a tree of segments. Going down, a literal segment is tried before a parameter, and the way back up is
 * open: a path is found whenever there is one.
 *
 * <p>A segment is decoded after the path was cut at its slashes, so an encoded slash is part of an id and never cuts.
 */
final class PathTree {
    private final Node root = new Node();
    private int mostParameters;

    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();

        @Nullable
        Node parameter;

        @Nullable
        Resource resource;
    }

    /** The resource with this path; a new one when there is none yet. */
    Resource resource(PathTemplate path) {
        Node at = root;
        for (PathTemplate.Segment segment : path.segments()) {
            if (!segment.isParameter()) {
                at = at.literals.computeIfAbsent(segment.text(), text -> new Node());
            } else {
                if (at.parameter == null) {
                    at.parameter = new Node();
                }
                at = at.parameter;
            }
        }
        mostParameters = Math.max(mostParameters, path.parameterNames().size());
        if (at.resource == null) {
            at.resource = new Resource();
        }
        return at.resource;
    }

    /** Room for the values of any path's parameters. */
    @Nullable
    String[] room() {
        return new String[mostParameters];
    }

    /**
     * The resource that a path leads to, or null.
     *
     * @param path as it stands in the request line, beginning with a slash
     * @param values takes the decoded values of the parameters on the way
     * @throws IllegalArgumentException when the path is not well encoded
     */
    @Nullable
    Resource find(String path, @Nullable String[] values) {
        return path.startsWith("/") ? find(root, path, 1, values, 0) : null;
    }

    private static @Nullable Resource find(Node at, String path, int from, @Nullable String[] values, int known) {
        if (from > path.length()) {
            return at.resource;
        }
        int slash = path.indexOf('/', from);
        int end = slash < 0 ? path.length() : slash;
        String segment = PercentEncoding.decode(path.substring(from, end));
        Node literal = at.literals.get(segment);
        Resource found = literal == null ? null : find(literal, path, end + 1, values, known);
        if (found == null && at.parameter != null && !segment.isEmpty()) {
            values[known] = segment;
            found = find(at.parameter, path, end + 1, values, known + 1);
        }
        return found;
    }
}
