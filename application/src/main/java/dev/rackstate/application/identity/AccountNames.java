package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.domain.identity.AccountName;

/** What name an account may get. */
final class AccountNames {
    private AccountNames() {}

    /**
     * The name without the blanks at its ends.
     *
     * @throws SignInException of kind {@code NOT_ALLOWED}
     */
    static String require(String text) throws SignInException {
        try {
            return AccountName.require(text);
        } catch (IllegalArgumentException e) {
            throw new SignInException(SignInException.Kind.NOT_ALLOWED, String.valueOf(e.getMessage()));
        }
    }

    /** Lets a name pass that nobody has. */
    static void requireFree(Configuration configuration, String name) throws SignInException {
        if (Account.find(configuration, name).isPresent()) {
            throw new SignInException(
                    SignInException.Kind.NOT_ALLOWED,
                    "there is an account '" + name + "' already; choose another name");
        }
    }
}
