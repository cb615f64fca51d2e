/**
 * JMH benchmarks of single steps: propagation, expansion, compilation, decoding, evaluation. One class per step.
 *
 * <p>{@code MachineSpeed} measures the computer instead of the product; figures of two computers are compared through
 * it.
 */
@NullMarked
package dev.rackstate.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
