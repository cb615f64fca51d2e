package dev.rackstate.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.identity.IdentifyCaller.UnidentifiedException;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldIdentity;
import dev.rackstate.testkit.fake.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identity over real tokens and real files, stopped and started again. */
class RestartTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "10.0.0.7";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));

    @TempDir
    Path directory;

    private HeldIdentity start(Configuration configuration) {
        return new HeldIdentity(
                configuration,
                clock,
                new NimbusSessionTokens(() -> "", directory.resolve("session.key"), new SecureRandom()),
                new FileIdentityState(directory.resolve("identity.state"), clock));
    }

    private static Configuration configuration() {
        return HeldIdentity.signInFor(new Configurations().build(), PASSWORD);
    }

    private static Caller caller(HeldIdentity server, String token) throws UnidentifiedException {
        return server.identity().callers().identify(token, null, HOME);
    }

    private static String token(HeldIdentity server) throws Exception {
        return server.identity().signIn().logIn("admin", PASSWORD, HOME).token();
    }

    @Test
    void sessions_andTheirEnds_outliveTheProcess() throws Exception {
        String ended;
        String open;
        try (HeldIdentity server = start(configuration())) {
            ended = token(server);
            open = token(server);
            server.identity().signIn().logOut(caller(server, ended));
        }

        try (HeldIdentity server = start(configuration())) {
            assertThatThrownBy(() -> caller(server, ended)).isInstanceOf(UnidentifiedException.class);
            assertThat(caller(server, open).name()).isEqualTo("admin");
        }
    }

    @Test
    void stateDamaged_everySessionIsOver_andNewOnesBegin() throws Exception {
        Configuration configuration = configuration();
        String before;
        try (HeldIdentity server = start(configuration)) {
            before = token(server);
            server.identity().signIn().logOut(caller(server, token(server)));
        }
        Files.writeString(directory.resolve("identity.state"), "rubbish");
        clock.advance(Duration.ofMinutes(1));

        try (HeldIdentity server = start(configuration)) {
            assertThatThrownBy(() -> caller(server, before)).isInstanceOf(UnidentifiedException.class);
            assertThat(caller(server, token(server)).name()).isEqualTo("admin");
        }
    }
}
