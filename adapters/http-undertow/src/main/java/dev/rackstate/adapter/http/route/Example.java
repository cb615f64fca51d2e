package dev.rackstate.adapter.http.route;

/**
 * A call of a route with its answer, for the documentation.
 *
 * @param name what it shows
 * @param path the path with every parameter in its place, and a query string where one is wanted
 * @param body the JSON body; empty when the route takes none
 * @param answer the JSON body of the answer; empty when there is none
 */
public record Example(String name, String path, String body, String answer) {}
