/**
 * The files of a configuration as one reading of it sees them: as they are on disk, as they were when the reading began,
 * or as they would be after a change that has not been written.
 */
@NullMarked
package dev.rackstate.adapter.yaml.files;

import org.jspecify.annotations.NullMarked;
