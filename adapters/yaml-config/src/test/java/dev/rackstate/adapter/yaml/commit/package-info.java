/** Every way to end on the way: failing operations, processes that are killed, power that goes. */
@NullMarked
package dev.rackstate.adapter.yaml.commit;

import org.jspecify.annotations.NullMarked;
