/**
 * The REST API, its event stream, its metrics and its documentation, served by Undertow.
 *
 * <p>{@code HttpServer} is what the rest of the product knows. Inside, each concept brings its routes; {@code route} holds
 * the table they form, {@code snapshot} the documents made of the latest publication, {@code message} what every HTTP
 * answer has in common.
 */
@NullMarked
package dev.rackstate.adapter.http;

import org.jspecify.annotations.NullMarked;
