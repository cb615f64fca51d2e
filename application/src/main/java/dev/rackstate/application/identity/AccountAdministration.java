package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Accounts.User;
import dev.rackstate.domain.identity.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Administers the accounts and API keys of the configuration. Safe for concurrent use. */
final class AccountAdministration implements ManageAccounts {
    private final Supplier<Configuration> inForce;
    private final EditConfiguration editing;
    private final AccountChanges changes;
    private final PasswordCheck passwords;
    private final AccountPictures pictures;
    private final Remembered remembered;
    private final InstantSource clock;
    private final SecureRandom random;

    AccountAdministration(
            Supplier<Configuration> inForce,
            EditConfiguration editing,
            AccountChanges changes,
            PasswordCheck passwords,
            AccountPictures pictures,
            Remembered remembered,
            InstantSource clock,
            SecureRandom random) {
        this.inForce = inForce;
        this.editing = editing;
        this.changes = changes;
        this.passwords = passwords;
        this.pictures = pictures;
        this.remembered = remembered;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public List<UserView> users() {
        return UserView.in(inForce.get());
    }

    @Override
    public Optional<UserView> user(String name) {
        return Account.find(inForce.get(), name).map(UserView::of);
    }

    @Override
    public Edited addUser(String name, Role role, String password, Options options)
            throws SignInException, EditRefusedException {
        Configuration configuration = inForce.get();
        String free = AccountNames.require(name);
        AccountNames.requireFree(configuration, free);
        return editing.edit(changes.add(new User(free, role, hash(configuration, password), true, now())), options);
    }

    @Override
    public Edited changeUser(
            String name, @Nullable Role role, @Nullable String password, @Nullable Boolean enabled, Options options)
            throws SignInException, EditRefusedException {
        String hash = password == null ? null : hash(inForce.get(), password);
        return editing.edit(changes.change(name, role, hash, enabled), options);
    }

    private String hash(Configuration configuration, String password) throws SignInException {
        PasswordRules.require(password, configuration.settings().auth().policy());
        return passwords.hash(password);
    }

    @Override
    public Edited removeUser(String name, Options options) throws EditRefusedException {
        Edited edited = editing.edit(changes.remove(name), options);
        if (!edited.dryRun()) {
            pictures.remove(name);
        }
        return edited;
    }

    @Override
    public List<ApiKeyView> apiKeys() {
        return inForce.get().accounts().apiKeys().stream().map(this::view).toList();
    }

    @Override
    public CreatedKey createApiKey(String name, Role role, @Nullable Instant expiresAt, Options options)
            throws EditRefusedException {
        Instant now = now();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw invalid("a key that ends at " + expiresAt + " has run out already; it is " + now);
        }
        String key = ApiKeys.newKey(random);
        ApiKey kept = new ApiKey(
                ApiKeys.newId(random),
                nameOfKey(name),
                ApiKeys.prefix(key),
                Sha256.hex(key),
                role,
                now,
                options.author().caller().name(),
                expiresAt);
        Edited edited = editing.edit(changes.add(kept), options);
        return new CreatedKey(view(kept), key, edited);
    }

    private static String nameOfKey(String text) throws EditRefusedException {
        try {
            return AccountNames.require(text);
        } catch (SignInException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static EditRefusedException invalid(String message) {
        return new EditRefusedException(EditRefusedException.Kind.INVALID, message);
    }

    @Override
    public Edited revokeApiKey(String id, Options options) throws EditRefusedException {
        return editing.edit(changes.revoke(id), options);
    }

    private ApiKeyView view(ApiKey key) {
        return ApiKeyView.of(key, remembered.lastUsed(key.id()).orElse(null));
    }

    /** To the second, as it is written down. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
