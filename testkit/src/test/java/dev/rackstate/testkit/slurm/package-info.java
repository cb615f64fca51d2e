/** Stories of the workload, told with the fakes. */
@NullMarked
package dev.rackstate.testkit.slurm;

import org.jspecify.annotations.NullMarked;
