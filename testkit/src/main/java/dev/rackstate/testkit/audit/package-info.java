/**
 * What every audit log promises.
 */
@NullMarked
package dev.rackstate.testkit.audit;

import org.jspecify.annotations.NullMarked;
