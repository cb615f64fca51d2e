/**
 * What people did, for administrators to read.
 */
@NullMarked
package dev.rackstate.adapter.http.audit;

import org.jspecify.annotations.NullMarked;
