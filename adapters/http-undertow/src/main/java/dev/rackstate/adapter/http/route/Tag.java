package dev.rackstate.adapter.http.route;

/**
 * A group of routes in the documentation.
 *
 * @param name what it is called
 * @param description what its routes are about
 */
public record Tag(String name, String description) {}
