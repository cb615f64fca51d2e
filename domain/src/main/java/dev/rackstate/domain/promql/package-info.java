/**
 * PromQL text that is safe by construction: identifiers enter a query through {@code PromQlTemplate} or
 * {@code PromQl.selector} and cannot change its meaning, whatever characters they hold.
 */
@NullMarked
package dev.rackstate.domain.promql;

import org.jspecify.annotations.NullMarked;
