package dev.rackstate.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.editing.EditConfiguration.Author;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.identity.IdentifyCaller.UnidentifiedException;
import dev.rackstate.application.identity.ManageAccounts;
import dev.rackstate.application.identity.SignIn;
import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldIdentity;
import dev.rackstate.testkit.fake.HeldIdentityState;
import dev.rackstate.testkit.fake.HeldSessionTokens;
import dev.rackstate.testkit.fake.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A server where {@code admin} signs in with {@link #PASSWORD}, and {@code ada}, a viewer, with {@link #ADAS}. */
abstract class IdentityStory {
    static final String PASSWORD = "correct horse battery";
    static final String ADAS = "analytical engine 1";
    static final String HOME = "10.0.0.7";
    static final String ELSEWHERE = "203.0.113.9";

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00.5Z"));
    final HeldSessionTokens tokens = new HeldSessionTokens();
    final HeldIdentityState state = new HeldIdentityState();
    HeldIdentity held = new HeldIdentity(withAda(), clock, tokens, state);

    @AfterEach
    void close() {
        held.close();
    }

    private static Configuration withAda() {
        Configuration configuration = HeldIdentity.signInFor(new Configurations().build(), PASSWORD);
        return configuration.withAccounts(new Accounts(
                List.of(new Accounts.User("ada", Role.VIEWER, "$quick$0$" + ADAS, true, null)), List.of()));
    }

    final SignIn signIn() {
        return held.identity().signIn();
    }

    final ManageAccounts accounts() {
        return held.identity().accounts();
    }

    final String token(String name, String password) throws SignInException {
        return signIn().logIn(name, password, HOME).token();
    }

    final Caller caller(@Nullable String bearer) throws UnidentifiedException {
        return held.identity().callers().identify(bearer, null, HOME);
    }

    final void assertEnded(String token) {
        assertThat(catchThrowableOfType(UnidentifiedException.class, () -> caller(token)))
                .as("the session")
                .hasMessageContaining("sign in again");
    }

    static SignInException refusal(SignInException.Kind kind, ThrowingCallable attempt) {
        SignInException e = catchThrowableOfType(SignInException.class, attempt);
        assertThat(e).isNotNull();
        assertThat(e.kind()).isEqualTo(kind);
        return e;
    }

    final Options byAdmin(String action) {
        Caller admin = new Caller("admin", Role.ADMIN, Caller.Kind.SESSION, "s", HOME);
        return Options.of(new Author(admin, "request-1"), action, "");
    }

    final void auth(boolean enabled, @Nullable Duration session, List<String> trustedNetworks) {
        Configuration now = held.inForce();
        Settings.Auth auth = now.settings().auth();
        held.change(now.withSettings(now.settings()
                .withAuth(new Settings.Auth(
                        enabled,
                        auth.username(),
                        auth.passwordHash(),
                        auth.secretKey(),
                        session,
                        auth.policy(),
                        trustedNetworks))));
    }

    final void withoutAdministratorsPassword() {
        Configuration now = held.inForce();
        Settings.Auth auth = now.settings().auth();
        held.change(now.withSettings(now.settings()
                .withAuth(new Settings.Auth(
                        auth.enabled(), auth.username(), "", "", auth.session(), auth.policy(), List.of()))));
    }

    final void restart() {
        held.close();
        held = new HeldIdentity(held.inForce(), clock, tokens, state);
    }
}
