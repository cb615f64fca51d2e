package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.identity.IdentityPorts;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.IdentifyCaller;
import dev.rackstate.application.identity.SignIn;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import dev.rackstate.testkit.fake.HeldIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the test says: a session and an API key for each role, whose token and key are known beforehand. Signing in
 * does what the test wants, and pictures can be lost; users and keys are the real thing.
 */
final class People implements IdentifyCaller, SignIn, Avatars {
    static final String PASSWORD = "correct horse battery";

    private final HeldIdentity held;

    /** Addresses of calls that were identified or signed in, in order. */
    final List<String> addresses = new CopyOnWriteArrayList<>();

    volatile boolean on;
    volatile boolean ended;
    volatile List<String> trusted = List.of();
    volatile @Nullable SignInException refusal;
    volatile @Nullable IOException broken;
    volatile @Nullable Caller loggedOut;
    volatile Runnable whileHashing = () -> {};

    People(HeldIdentity held) {
        this.held = held;
    }

    IdentityPorts ports() {
        return new IdentityPorts(this, this, held.identity().accounts(), this);
    }

    /** The header of somebody with a session. */
    static String[] session(Role role) {
        return new String[] {"Authorization", "Bearer session-" + word(role)};
    }

    /** The header of a program with an API key. */
    static String[] apiKey(Role role) {
        return new String[] {"X-Api-Key", "key-" + word(role)};
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Caller identify(@Nullable String bearer, @Nullable String apiKey, String address)
            throws UnidentifiedException {
        addresses.add(address);
        if (!on) {
            Role role = trusted.isEmpty() || trusted.contains(address) ? Role.ADMIN : Role.VIEWER;
            return Caller.anonymous(role, address);
        }
        for (Role role : ended ? new Role[0] : Role.values()) {
            if (("session-" + word(role)).equals(bearer)) {
                return new Caller(word(role), role, Caller.Kind.SESSION, "s1", address);
            }
            if (("key-" + word(role)).equals(bearer == null ? apiKey : bearer)) {
                return new Caller(word(role) + " program", role, Caller.Kind.API_KEY, "k1", address);
            }
        }
        throw new UnidentifiedException("unknown to the test");
    }

    @Override
    public Status status() {
        return new Status(on, true, "root", Settings.PasswordPolicy.DEFAULT);
    }

    @Override
    public Session logIn(String username, String password, String address) throws SignInException {
        addresses.add(address);
        check(password);
        return new Session("session-" + username, Duration.ofHours(8), username, Role.OPERATOR);
    }

    private void check(String password) throws SignInException {
        whileHashing.run();
        SignInException wanted = refusal;
        if (wanted != null) {
            throw wanted;
        }
        if (!password.equals(PASSWORD)) {
            throw new SignInException(SignInException.Kind.WRONG, "the credentials are wrong");
        }
    }

    @Override
    public void logOut(Caller caller) {
        loggedOut = caller;
    }

    @Override
    public void changePassword(Caller caller, String current, String next) throws SignInException {
        check(current);
    }

    @Override
    public String changeUsername(Caller caller, String password, String name) throws SignInException {
        check(password);
        return name.strip();
    }

    @Override
    public Optional<Picture> find(String account) throws IOException {
        checkPictures();
        return held.avatars().find(account);
    }

    @Override
    public void put(String account, Picture picture) throws IOException {
        checkPictures();
        held.avatars().put(account, picture);
    }

    @Override
    public void remove(String account) throws IOException {
        checkPictures();
        held.avatars().remove(account);
    }

    private void checkPictures() throws IOException {
        IOException wanted = broken;
        if (wanted != null) {
            throw wanted;
        }
    }
}
