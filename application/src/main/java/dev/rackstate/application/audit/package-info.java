/**
 * Who changed what, when and from where.
 */
@NullMarked
package dev.rackstate.application.audit;

import org.jspecify.annotations.NullMarked;
