/**
 * What is in trouble now, with its place: the list an operator works off.
 */
@NullMarked
package dev.rackstate.adapter.http.alert;

import org.jspecify.annotations.NullMarked;
