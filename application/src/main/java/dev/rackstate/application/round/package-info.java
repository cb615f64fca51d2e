/**
 * The evaluation round: plan the queries, ask the sources, judge the samples, propagate, publish a snapshot.
 */
@NullMarked
package dev.rackstate.application.round;

import org.jspecify.annotations.NullMarked;
