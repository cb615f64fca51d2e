/**
 * Whether the process lives and whether it can answer: what a supervisor and a load balancer ask.
 */
@NullMarked
package dev.rackstate.adapter.http.readiness;

import org.jspecify.annotations.NullMarked;
