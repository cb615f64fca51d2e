package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.ErrorJson;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a route together: method and path first, what stands behind it last. Viewers may call it unless it says
 * otherwise.
 */
public final class RouteBuilder {
    final HttpString method;
    final String path;
    final String operation;
    final Tag tag;
    final List<Parameter<?>> parameters = new ArrayList<>();
    final List<Response> responses = new ArrayList<>();
    final List<Example> examples = new ArrayList<>();
    String summary = "";
    String description = "";

    @Nullable
    Class<?> request;

    boolean longText;
    boolean secretBody;

    Role role = Role.VIEWER;

    private RouteBuilder(HttpString method, String path, String operation, Tag tag) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        this.tag = tag;
    }

    /**
     * A route that reads.
     *
     * @param path with {@code {name}} where a parameter stands
     * @param operation a name that no other route has
     * @param tag the group it belongs to
     */
    public static RouteBuilder get(String path, String operation, Tag tag) {
        return new RouteBuilder(Methods.GET, path, operation, tag);
    }

    /** A route with another method. */
    public static RouteBuilder of(HttpString method, String path, String operation, Tag tag) {
        return new RouteBuilder(method, path, operation, tag);
    }

    /** What it does, in one line. */
    public RouteBuilder summary(String text) {
        summary = text;
        return this;
    }

    /** What else is to be known. */
    public RouteBuilder description(String text) {
        description = text;
        return this;
    }

    /** The parameters it takes. */
    public RouteBuilder takes(Parameter<?>... taken) {
        parameters.addAll(List.of(taken));
        return this;
    }

    /**
     * The JSON body it takes.
     *
     * @param type a record; or {@code Map}, for an object with whatever keys
     */
    public RouteBuilder takesBody(Class<?> type) {
        request = type;
        return this;
    }

    /** The body holds a secret: when it is refused, the answer repeats nothing of it. */
    public RouteBuilder takesSecret() {
        secretBody = true;
        return this;
    }

    /** Strings in the body may be as long as the body itself, beyond what is enough for names and descriptions. */
    public RouteBuilder takesLongText() {
        longText = true;
        return this;
    }

    /** A JSON answer with status 200; further ones are further forms that it may have. */
    public RouteBuilder answers(Type type, String when) {
        return answers(200, type, when);
    }

    /** A JSON answer. */
    public RouteBuilder answers(int status, Type type, String when) {
        responses.add(new Response(status, when, Body.JSON, type));
        return this;
    }

    /** An answer with status 204. */
    public RouteBuilder answersNothing(String when) {
        responses.add(new Response(204, when, Body.JSON, null));
        return this;
    }

    /** An answer of another media type. */
    public RouteBuilder answersWith(String mediaType, String when) {
        responses.add(new Response(200, when, mediaType, null));
        return this;
    }

    /** An error that it may answer, beside those that every route may. */
    public RouteBuilder refuses(int status, String when) {
        responses.add(new Response(status, when, Body.JSON, ErrorJson.class));
        return this;
    }

    /**
     * A call with its answer, for the documentation.
     *
     * @param name what it shows
     * @param body the JSON body; empty when the route takes none
     * @param answer the JSON body of the answer; empty when there is none
     */
    public RouteBuilder example(String name, String body, String answer) {
        return example(name, path, body, answer);
    }

    /** The same for a route with parameters: the path is written with a value for each of them. */
    public RouteBuilder example(String name, String at, String body, String answer) {
        examples.add(new Example(name, at, body, answer));
        return this;
    }

    /** Who may call. */
    public RouteBuilder needs(Role who) {
        role = who;
        return this;
    }

    /** Behind it stands a document over the latest publication. */
    public Route reads(Publications publications, Endpoint.Read read) {
        return finds(call -> {
            Publication publication = publications.current();
            return new SelectedDocument(publication, read.select(publication, call));
        });
    }

    /** Behind it stands a document that is the same for everybody. */
    public Route finds(Endpoint.Search search) {
        responses.add(new Response(304, "What the caller has is still right.", Body.JSON, null));
        return new Route(this, new DocumentEndpoint(search));
    }

    /** Behind it stands something that neither waits nor takes long. */
    public Route replies(Endpoint.Reply reply) {
        return new Route(this, new ReplyEndpoint(Endpoint.Runner.IO, reply));
    }

    /** Behind it stands something that may wait or take long. */
    public Route works(Endpoint.Reply reply) {
        return new Route(this, new ReplyEndpoint(Endpoint.Runner.WORKER, reply));
    }

    /** Behind it stands something that waits for long: for a password hash, or for an answer from elsewhere. */
    public Route waits(Endpoint.Reply reply) {
        return new Route(this, new ReplyEndpoint(Endpoint.Runner.WAITER, reply));
    }

    /** Behind it stands something that answers in its own way. */
    public Route streams(Endpoint.Runner runner, Endpoint.Stream stream) {
        return new Route(this, new StreamEndpoint(runner, stream));
    }
}
