/**
 * Stories that an operator can read, played against the domain. Each file in {@code scenarios} is one story; the
 * {@code README.md} beside them says how to write one.
 */
@NullMarked
package dev.rackstate.domain.scenario;

import org.jspecify.annotations.NullMarked;
