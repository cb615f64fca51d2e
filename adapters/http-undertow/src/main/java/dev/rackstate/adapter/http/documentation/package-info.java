/**
 * The API described: the OpenAPI 3.1 document, made from the route table, and a page to read and try it.
 */
@NullMarked
package dev.rackstate.adapter.http.documentation;

import org.jspecify.annotations.NullMarked;
