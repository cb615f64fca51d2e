package dev.rackstate.bootstrap;

import dev.rackstate.adapter.audit.FileAuditLog;
import dev.rackstate.adapter.identity.BcryptPasswordHashing;
import dev.rackstate.adapter.identity.FileAvatars;
import dev.rackstate.adapter.identity.FileIdentityState;
import dev.rackstate.adapter.identity.NimbusSessionTokens;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.IdentityState;
import dev.rackstate.application.identity.PasswordHashing;
import dev.rackstate.application.identity.SessionTokens;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/** What the server keeps for itself beside the main file, in {@code .rackstate}: the adapters over its files. */
final class StateDirectory {
    private final Path configuration;
    private final Path state;

    /** The directory beside a main file. */
    StateDirectory(Path appYaml) {
        configuration = Objects.requireNonNull(appYaml.toAbsolutePath().getParent(), "a file has a directory");
        state = configuration.resolve(".rackstate");
    }

    AuditLog audit() {
        return new FileAuditLog(state.resolve("audit"), FileAuditLog.DEFAULT_MAX_BYTES, FileAuditLog.DEFAULT_FILES);
    }

    SessionTokens tokens(Supplier<Settings.Auth> auth, SecureRandom random) {
        return new NimbusSessionTokens(() -> auth.get().secretKey(), state.resolve("session.key"), random);
    }

    IdentityState identityState(InstantSource clock) {
        return new FileIdentityState(state.resolve("identity.state"), clock);
    }

    Avatars avatars(Supplier<Settings.Auth> auth) {
        return new FileAvatars(
                state.resolve("avatars"),
                configuration.resolve("avatar.jpeg"),
                () -> auth.get().username());
    }

    static PasswordHashing hashing(SecureRandom random) {
        return new BcryptPasswordHashing(BcryptPasswordHashing.DEFAULT_COST, random);
    }
}
