/** The program of the README, compiled and run. */
@NullMarked
package dev.rackstate.domain.example;

import org.jspecify.annotations.NullMarked;
