package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Settings.PasswordPolicy;
import dev.rackstate.application.identity.SignIn.SignInException;
import java.nio.charset.StandardCharsets;

/** What a new password must be. */
final class PasswordRules {
    private static final String SYMBOLS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private PasswordRules() {}

    /**
     * Lets a password pass that keeps to the policy and that bcrypt can take in whole. Lengths count characters (code
     * points); the first rule that is broken is told.
     *
     * @throws SignInException of kind {@code NOT_ALLOWED}
     */
    static void require(String password, PasswordPolicy policy) throws SignInException {
        int length = password.codePointCount(0, password.length());
        if (length < policy.minLength()) {
            throw refused("must have at least " + policy.minLength() + " characters; this one has " + length);
        }
        if (length > policy.maxLength()) {
            throw refused("must have at most " + policy.maxLength() + " characters; this one has " + length);
        }
        if (policy.requireDigit() && password.codePoints().noneMatch(Character::isDigit)) {
            throw refused("must hold a digit");
        }
        if (policy.requireSymbol() && password.chars().noneMatch(c -> SYMBOLS.indexOf(c) >= 0)) {
            throw refused("must hold a symbol; allowed: one of " + SYMBOLS);
        }
        if (password.indexOf('\0') >= 0) {
            throw refused("must not hold the character U+0000");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
            throw refused("must be text; this one holds half a character (an unpaired surrogate)");
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > PasswordHashing.MOST_BYTES) {
            throw refused("must have at most " + PasswordHashing.MOST_BYTES + " bytes in UTF-8; this one has " + bytes
                    + " (letters outside ASCII take two to four)");
        }
    }

    private static SignInException refused(String what) {
        return new SignInException(SignInException.Kind.NOT_ALLOWED, "the password " + what);
    }
}
