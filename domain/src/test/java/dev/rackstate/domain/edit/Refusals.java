package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.domain.edit.ChangeRefusedException.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused change must say. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(Kind kind, String message, ThrowingCallable change) {
        ChangeRefusedException refusal = catchThrowableOfType(ChangeRefusedException.class, change);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.kind()).isSameAs(kind);
    }
}
