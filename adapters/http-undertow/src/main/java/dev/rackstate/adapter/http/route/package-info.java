/**
 * The route table: every method and path with its parameters, bodies, errors and required role, as data.
 *
 * <p>Dispatch, validation, {@code OPTIONS}, the 405 answer and the OpenAPI document all read the same table. A new
 * route is one more {@code Route} in the list of its concept; nothing here changes for it.
 */
@NullMarked
package dev.rackstate.adapter.http.route;

import org.jspecify.annotations.NullMarked;
