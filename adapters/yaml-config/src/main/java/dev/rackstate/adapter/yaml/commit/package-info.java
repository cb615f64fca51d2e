/**
 * Changes of several files that happen wholly or not at all, whatever ends the process on the way.
 */
@NullMarked
package dev.rackstate.adapter.yaml.commit;

import org.jspecify.annotations.NullMarked;
