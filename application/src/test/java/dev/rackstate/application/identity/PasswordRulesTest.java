package dev.rackstate.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.Settings.PasswordPolicy;
import dev.rackstate.application.identity.SignIn.SignInException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final PasswordPolicy STRICT = new PasswordPolicy(6, 10, true, true);
    private static final PasswordPolicy LONG = new PasswordPolicy(1, 128, false, false);

    private static void assertRefused(String password, PasswordPolicy policy, String message) {
        SignInException e = catchThrowableOfType(SignInException.class, () -> PasswordRules.require(password, policy));
        assertThat(e).isNotNull().hasMessage(message);
        assertThat(e.kind()).isEqualTo(SignInException.Kind.NOT_ALLOWED);
    }

    private static void assertAllowed(String password, PasswordPolicy policy) {
        assertThatCode(() -> PasswordRules.require(password, policy)).doesNotThrowAnyException();
    }

    @Test
    void require_bounds_areInclusiveAndCountCharacters() {
        assertAllowed("abcd1!", STRICT);
        assertAllowed("abcdefgh1!", STRICT);
        assertAllowed("🙂🙂🙂🙂1!", STRICT);
        assertRefused("abc1!", STRICT, "the password must have at least 6 characters; this one has 5");
        assertRefused("🙂🙂🙂1!", STRICT, "the password must have at least 6 characters; this one has 5");
        assertRefused("abcdefghi1!", STRICT, "the password must have at most 10 characters; this one has 11");
    }

    @Test
    void require_severalRulesBroken_theFirstIsTold() {
        assertRefused("", STRICT, "the password must have at least 6 characters; this one has 0");
        assertRefused("abcdef", STRICT, "the password must hold a digit");
        assertRefused(
                "abcde1",
                STRICT,
                "the password must hold a symbol; allowed: one of !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
    }

    @Test
    void require_everyAsciiPunctuation_isASymbol() {
        for (char c : "!@#$%^&*()_+-=[]{}|;:'\",.<>?/\\`~".toCharArray()) {
            assertAllowed("abcde1" + c, STRICT);
        }
        assertRefused(
                "abcde1§",
                STRICT,
                "the password must hold a symbol; allowed: one of !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
    }

    @Test
    void require_moreThan72Bytes_isRefusedNotCut() {
        assertAllowed("a".repeat(72), LONG);
        assertAllowed("ü".repeat(36), LONG);
        assertAllowed("🙂".repeat(18), LONG);
        String message = "the password must have at most 72 bytes in UTF-8; this one has 73"
                + " (letters outside ASCII take two to four)";
        assertRefused("a".repeat(73), LONG, message);
        assertRefused("a" + "ü".repeat(36), LONG, message);
        assertRefused("a" + "🙂".repeat(18), LONG, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "secret\u0000", "sec\u0000ret"})
    void require_nul_isRefused(String password) {
        assertRefused(password, LONG, "the password must not hold the character U+0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \uD83D", "half \uDE42", "\uDE42\uD83D"})
    void require_halfACharacter_isRefused(String password) {
        assertRefused(
                password, LONG, "the password must be text; this one holds half a character (an unpaired surrogate)");
    }
}
