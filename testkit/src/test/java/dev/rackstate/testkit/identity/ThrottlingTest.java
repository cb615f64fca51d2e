package dev.rackstate.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.application.identity.SignIn.SignInException.Kind;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ThrottlingTest extends IdentityStory {
    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            refusal(Kind.WRONG, () -> signIn().logIn("admin", "guess", HOME));
        }
    }

    @Test
    void logIn_afterFiveFailures_mustWaitEvenWithTheRightPassword() throws Exception {
        guess(5);

        SignInException early = refusal(Kind.THROTTLED, () -> token("admin", PASSWORD));

        assertThat(early.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(early).hasMessage("too many failed attempts for this name from your address; try again in 1 s");
        assertThat(held.hashing().compared()).hasSize(5);
        clock.advance(Duration.ofSeconds(1));
        assertThat(token("admin", PASSWORD)).isNotBlank();
    }

    @Test
    void logIn_tenGuessesAtOnce_areStoppedWithATimeToComeBack() {
        int throttled = 0;
        for (int i = 0; i < 11; i++) {
            try {
                signIn().logIn("admin", "guess", HOME);
            } catch (SignInException e) {
                throttled += e.kind() == Kind.THROTTLED && e.retryAfter() != null ? 1 : 0;
            }
        }

        assertThat(throttled).isEqualTo(6);
    }

    @Test
    void logIn_guessedFromElsewhere_isNotLockedOut() throws Exception {
        guess(5);

        assertThat(signIn().logIn("admin", PASSWORD, ELSEWHERE).token()).isNotBlank();
    }

    @Test
    void logIn_success_forgivesFailures() throws Exception {
        guess(4);
        token("admin", PASSWORD);

        guess(5);
    }

    @Test
    void logIn_manySuccesses_areNeverThrottled() throws Exception {
        for (int i = 0; i < 200; i++) {
            token("admin", PASSWORD);
        }
    }

    @Test
    void logIn_unknownNames_areThrottledLikeKnownOnes() {
        for (int i = 0; i < 5; i++) {
            refusal(Kind.WRONG, () -> signIn().logIn("nobody", "guess", HOME));
        }

        refusal(Kind.THROTTLED, () -> signIn().logIn("nobody", "guess", HOME));
    }

    @Test
    void logIn_manyNamesFromOneSource_areSlowedThereAlone() throws Exception {
        for (int i = 0; i < 50; i++) {
            String name = "name" + i;
            refusal(Kind.WRONG, () -> signIn().logIn(name, "guess", HOME));
        }

        SignInException slowed = refusal(Kind.THROTTLED, () -> token("admin", PASSWORD));

        assertThat(slowed.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(signIn().logIn("admin", PASSWORD, ELSEWHERE).token()).isNotBlank();
        clock.advance(Duration.ofSeconds(20));
        assertThat(token("admin", PASSWORD)).isNotBlank();
    }

    @Test
    void logIn_throttled_isNotAudited() {
        guess(5);
        int before = held.audit().entries().size();

        refusal(Kind.THROTTLED, () -> token("admin", PASSWORD));

        assertThat(held.audit().entries()).hasSize(before);
    }

    @Test
    void changePassword_guessingTheCurrentOne_isThrottledToo() throws Exception {
        var caller = caller(token("admin", PASSWORD));
        ThrowingCallable guess = () -> signIn().changePassword(caller, "guess", "another password");
        for (int i = 0; i < 5; i++) {
            refusal(Kind.WRONG, guess);
        }

        refusal(Kind.THROTTLED, guess);
    }
}
