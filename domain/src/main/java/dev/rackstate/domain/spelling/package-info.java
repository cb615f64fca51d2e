/**
 * Misspelt words, and the known ones that they are nearest to.
 */
@NullMarked
package dev.rackstate.domain.spelling;

import org.jspecify.annotations.NullMarked;
