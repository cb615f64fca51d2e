/**
 * Changes of the building and of the catalog, as values, and what they make of it.
 *
 * <p>A change is checked and carried out on immutable values: the outcome is another topology or catalog, or a refusal
 * that says why. Where the outcome is kept is no concern of this package.
 */
@NullMarked
package dev.rackstate.domain.edit;

import org.jspecify.annotations.NullMarked;
