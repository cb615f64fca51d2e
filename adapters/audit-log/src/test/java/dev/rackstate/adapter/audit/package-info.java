/** The audit log on a real disk: its promises, crashes, rotation, and several processes. */
@NullMarked
package dev.rackstate.adapter.audit;

import org.jspecify.annotations.NullMarked;
