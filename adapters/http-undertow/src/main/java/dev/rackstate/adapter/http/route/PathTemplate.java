package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.PercentEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A path with places for parameters, such as {@code /api/racks/{rack_id}/state}.
 *
 * @param text the path as written
 * @param segments its parts between slashes
 */
record PathTemplate(String text, List<Segment> segments) {
    private static final Pattern NAME = Pattern.compile("\\{[a-z][a-z0-9_]*}");

    /**
     * One part of a path.
     *
     * @param text the literal text, or the name of the parameter
     * @param isParameter which of the two
     */
    record Segment(String text, boolean isParameter) {}

    static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, not " + text);
        }
        List<Segment> segments = new ArrayList<>();
        for (String part : text.substring(1).split("/", -1)) {
            boolean parameter = NAME.matcher(part).matches();
            if (!parameter && (part.contains("{") || part.contains("}"))) {
                throw new IllegalArgumentException("'" + part + "' in " + text
                        + " is neither literal nor a parameter; a parameter is {name} of a-z 0-9 _");
            }
            segments.add(new Segment(parameter ? part.substring(1, part.length() - 1) : part, parameter));
        }
        return new PathTemplate(text, List.copyOf(segments));
    }

    List<String> parameterNames() {
        return segments.stream().filter(Segment::isParameter).map(Segment::text).toList();
    }

    /**
     * What stands for each parameter in a path of this form.
     *
     * @param path with or without a query string
     * @throws IllegalArgumentException when the path is not of this form
     */
    Map<String, String> values(String path) {
        String[] parts = path.split("\\?", 2)[0].substring(1).split("/", -1);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (parts.length != segments.size()
                    || !(segment.isParameter() || segment.text().equals(parts[i]))) {
                throw new IllegalArgumentException(path + " is not of the form " + text);
            }
            if (segment.isParameter()) {
                values.put(segment.text(), PercentEncoding.decode(parts[i]));
            }
        }
        return values;
    }
}
