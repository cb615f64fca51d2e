package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import dev.rackstate.domain.network.Networks;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds callers among the accounts and API keys of the configuration in force. Safe for concurrent use. */
final class CallerIdentification implements IdentifyCaller {
    private final Supplier<Configuration> inForce;
    private final Sessions sessions;
    private final Remembered remembered;
    private final InstantSource clock;
    private volatile Trusted trusted = new Trusted(List.of());

    CallerIdentification(
            Supplier<Configuration> inForce, Sessions sessions, Remembered remembered, InstantSource clock) {
        this.inForce = inForce;
        this.sessions = sessions;
        this.remembered = remembered;
        this.clock = clock;
    }

    @Override
    public Caller identify(@Nullable String bearer, @Nullable String apiKey, String address)
            throws UnidentifiedException {
        Configuration configuration = inForce.get();
        Settings.Auth auth = configuration.settings().auth();
        if (!auth.enabled()) {
            return Caller.anonymous(trusts(auth, address) ? Role.ADMIN : Role.VIEWER, address);
        }
        String credential = bearer == null ? apiKey : bearer;
        if (credential == null) {
            throw new UnidentifiedException("you have not signed in; send a session's token or an API key");
        }
        return bearer != null && !ApiKeys.isMarked(bearer)
                ? bySession(configuration, bearer, address)
                : byKey(configuration, credential, address);
    }

    private Caller bySession(Configuration configuration, String token, String address) throws UnidentifiedException {
        Sessions.Open session = sessions.find(token, configuration)
                .orElseThrow(() ->
                        new UnidentifiedException("this session is over, or the token is invalid; sign in again"));
        Account account = session.account();
        return new Caller(account.name(), account.role(), Caller.Kind.SESSION, session.id(), address);
    }

    private Caller byKey(Configuration configuration, String text, String address) throws UnidentifiedException {
        var key = ApiKeys.find(configuration.accounts(), text, clock.instant())
                .orElseThrow(() -> new UnidentifiedException(
                        "this API key is unknown, has been revoked or has run out; ask an administrator for another"));
        remembered.used(key.id());
        return new Caller(key.name(), key.role(), Caller.Kind.API_KEY, key.id(), address);
    }

    private boolean trusts(Settings.Auth auth, String address) {
        Trusted current = trusted;
        if (!current.texts.equals(auth.trustedNetworks())) {
            current = new Trusted(auth.trustedNetworks());
            trusted = current;
        }
        return current.texts.isEmpty() || current.networks.contains(address);
    }

    /** The trusted networks as they are written, and read: that is done once per configuration, not per call. */
    private static final class Trusted {
        private final List<String> texts;
        private final Networks networks;

        Trusted(List<String> texts) {
            this.texts = texts;
            this.networks = Networks.of(texts);
        }
    }
}
