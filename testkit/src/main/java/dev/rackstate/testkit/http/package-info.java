/**
 * An HTTP API held against its own OpenAPI document: every answer, and requests made up from it to break it.
 */
@NullMarked
package dev.rackstate.testkit.http;

import org.jspecify.annotations.NullMarked;
