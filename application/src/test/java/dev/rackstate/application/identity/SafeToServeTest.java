package dev.rackstate.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Role;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Topology;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeToServeTest {
    private static final String HASH = "hash";

    private static final PasswordHashing HASHING = new PasswordHashing() {
        @Override
        public String hash(String password) {
            return HASH;
        }

        @Override
        public boolean matches(String password, String hash) {
            return false;
        }

        @Override
        public boolean isHash(String text) {
            return text.equals(HASH);
        }
    };

    private static Settings settings(String host, boolean auth, String passwordHash, boolean allowAnonymous) {
        return new Settings(
                new Settings.App("Test", null),
                new Settings.Server(
                        host, 0, "", List.of(), null, null, new Settings.Access(allowAnonymous, false, List.of())),
                new Settings.Refresh(Duration.ofSeconds(30), Duration.ofSeconds(30)),
                new Settings.Cache(Duration.ofMinutes(2)),
                new Settings.Telemetry(
                        List.of(), "instance", "rack_id", "chassis_id", ".*", Duration.ZERO, 20, Duration.ZERO),
                new Settings.Planner(HealthState.UNKNOWN, Duration.ofSeconds(30), 200, 2, 20),
                new Settings.Auth(auth, "admin", passwordHash, "", null, Settings.PasswordPolicy.DEFAULT, List.of()),
                new Settings.Logging("INFO", false));
    }

    private static Configuration configuration(String passwordHash, Accounts.User... users) {
        return new Configuration(
                        settings("127.0.0.1", true, passwordHash, false),
                        new Topology(List.of()),
                        new Catalog(List.of(), List.of(), List.of()),
                        new CheckLibrary(List.of()),
                        MetricLibrary.EMPTY,
                        SimulationSettings.DEFAULT,
                        List.of())
                .withAccounts(new Accounts(List.of(users), List.of()));
    }

    private static Accounts.User user(Role role, String hash, boolean enabled) {
        return new Accounts.User("ada", role, hash, enabled, null);
    }

    @Test
    void lockedOut_anAdministratorWithAPassword_isNot() {
        assertThat(SafeToServe.lockedOut(configuration(HASH), HASHING, "app.yaml"))
                .isEmpty();
        assertThat(SafeToServe.lockedOut(configuration("", user(Role.ADMIN, HASH, true)), HASHING, "app.yaml"))
                .isEmpty();
    }

    @Test
    void lockedOut_nobodyWithAPassword_namesTheCommand() {
        String message =
                "auth.enabled is true, but no administrator has a password: auth.password_hash is empty, and so"
                        + " is that of every enabled user with the role admin; set a password with"
                        + " ./rackstate passwd --config my-site/app.yaml";
        for (Configuration configuration : List.of(
                configuration(""),
                configuration("", user(Role.ADMIN, "", true)),
                configuration("", user(Role.ADMIN, "damaged", true)),
                configuration("", user(Role.ADMIN, HASH, false)),
                configuration("", user(Role.OPERATOR, HASH, true)))) {
            assertThat(SafeToServe.lockedOut(configuration, HASHING, "my-site/app.yaml"))
                    .contains(message);
        }
    }

    @Test
    void lockedOut_damagedHash_saysSo() {
        assertThat(SafeToServe.lockedOut(configuration("$2b$12$cut"), HASHING, "app.yaml"))
                .contains("auth.enabled is true, but auth.password_hash is no bcrypt hash; set a password with"
                        + " ./rackstate passwd --config app.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST"})
    void openToStrangers_thisMachineAlone_isNot(String host) {
        assertThat(SafeToServe.openToStrangers(settings(host, false, "", false), "app.yaml"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "monitor.example.org", ""})
    void openToStrangers_othersReachIt_isUnlessThatIsSaid(String host) {
        assertThat(SafeToServe.openToStrangers(settings(host, false, "", false), "app.yaml"))
                .contains("server.host is " + host + ", where others than this machine reach it, and auth.enabled is"
                        + " false; allowed: server.host 127.0.0.1, or auth.enabled: true after ./rackstate passwd"
                        + " --config app.yaml, or server.allow_anonymous: true for a server that everybody who reaches"
                        + " it may use");
        assertThat(SafeToServe.openToStrangers(settings(host, true, "", false), "app.yaml"))
                .isEmpty();
        assertThat(SafeToServe.openToStrangers(settings(host, false, "", true), "app.yaml"))
                .isEmpty();
    }
}
