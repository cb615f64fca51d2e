package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.route.Parameter.Place;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API: everything that is to be known about it, and what stands behind it. Made by
 * {@link RouteBuilder}. Immutable.
 */
public final class Route {
    private static final String EVENT_STREAM = "text/event-stream";

    private final HttpString method;
    private final PathTemplate path;
    private final String operation;
    private final Tag tag;
    private final String summary;
    private final String description;
    private final List<Parameter<?>> parameters;
    private final int[] segments;
    private final boolean takesQuery;
    private final @Nullable Class<?> request;
    private final boolean longText;
    private final boolean secretBody;
    private final List<Response> responses;
    private final boolean endless;
    private final List<Example> examples;
    private final Role role;
    private final Endpoint endpoint;

    Route(RouteBuilder draft, Endpoint endpoint) {
        method = draft.method;
        path = PathTemplate.parse(draft.path);
        operation = draft.operation;
        tag = draft.tag;
        summary = draft.summary;
        description = draft.description;
        parameters = List.copyOf(draft.parameters);
        request = draft.request;
        longText = draft.longText;
        secretBody = draft.secretBody;
        responses = List.copyOf(draft.responses);
        endless = responses.stream().anyMatch(response -> response.mediaType().equals(EVENT_STREAM));
        examples = List.copyOf(draft.examples);
        role = draft.role;
        this.endpoint = endpoint;
        List<String> inPath = path.parameterNames();
        segments = parameters.stream()
                .mapToInt(p -> p.place() == Place.PATH ? inPath.indexOf(p.name()) : -1)
                .toArray();
        examples.forEach(example -> path.values(example.path()));
        takesQuery = parameters.stream().anyMatch(p -> p.place() == Place.QUERY);
        Set<String> declared = parameters.stream()
                .filter(p -> p.place() == Place.PATH)
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!declared.equals(new TreeSet<>(inPath))) {
            throw new IllegalArgumentException(method + " " + path.text() + " declares the path parameters " + declared
                    + " but its path holds " + inPath);
        }
    }

    /** The method. */
    public HttpString method() {
        return method;
    }

    /** The path, with {@code {name}} where a parameter stands. */
    public String path() {
        return path.text();
    }

    /** A name that no other route has, for programs. */
    public String operation() {
        return operation;
    }

    /** The group it belongs to. */
    public Tag tag() {
        return tag;
    }

    /** What it does, in one line. */
    public String summary() {
        return summary;
    }

    /** What else is to be known; may be empty. */
    public String description() {
        return description;
    }

    /** Its parameters. */
    public List<Parameter<?>> parameters() {
        return parameters;
    }

    /** The record that its body is read into, or null when it takes no body. */
    public @Nullable Class<?> request() {
        return request;
    }

    /** Whether strings in its body may be as long as the body itself. */
    public boolean longText() {
        return longText;
    }

    /** Whether its body holds a secret, which no answer may repeat. */
    public boolean secretBody() {
        return secretBody;
    }

    /** The answers that it gives, errors included. */
    public List<Response> responses() {
        return responses;
    }

    /** Whether its answer is a stream of events, which does not end by itself. */
    public boolean isEndless() {
        return endless;
    }

    /** Calls with their answers, for the documentation. */
    public List<Example> examples() {
        return examples;
    }

    /** What stands for a parameter of the path in the first example, or null. */
    public @Nullable String exampleOf(Parameter<?> parameter) {
        return examples.isEmpty() || parameter.place() != Place.PATH
                ? null
                : path.values(examples.get(0).path()).get(parameter.name());
    }

    /** Who may call. */
    public Role role() {
        return role;
    }

    /** What stands behind it. */
    public Endpoint endpoint() {
        return endpoint;
    }

    PathTemplate template() {
        return path;
    }

    /** Which parameter of the path the n-th parameter is, or -1 when it stands elsewhere. */
    int segment(int parameter) {
        return segments[parameter];
    }

    boolean takesQuery() {
        return takesQuery;
    }

    @Override
    public String toString() {
        return method + " " + path.text();
    }
}
