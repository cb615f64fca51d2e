/** Examples of edits as people would make them, and laws that hold for any text and any edit. */
@NullMarked
package dev.rackstate.adapter.yaml.text;

import org.jspecify.annotations.NullMarked;
