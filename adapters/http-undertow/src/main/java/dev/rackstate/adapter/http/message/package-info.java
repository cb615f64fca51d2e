/**
 * HTTP messages, apart from what they are about: bodies and their entity tags, security and CORS headers, request ids,
 * percent-encoding, and how an answer or a refusal is sent.
 */
@NullMarked
package dev.rackstate.adapter.http.message;

import org.jspecify.annotations.NullMarked;
