/** The parts of identity by themselves; its stories are told in the test kit, beside the fakes they use. */
@NullMarked
package dev.rackstate.application.identity;

import org.jspecify.annotations.NullMarked;
