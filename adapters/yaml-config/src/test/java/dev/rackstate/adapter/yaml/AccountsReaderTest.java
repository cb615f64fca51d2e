package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Accounts.User;
import dev.rackstate.domain.identity.Role;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsReaderTest {
    private static final String BCRYPT = "$2b$12$" + "A".repeat(53);
    private static final String SHA = "ab".repeat(32);
    private static final String KEY = "id: 0123456789ab, name: ci, prefix: rs_1234, hash: " + SHA
            + ", role: operator, created_at: 2026-01-01, created_by: admin";

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void files() {
        files = new FilesOnDisk(directory);
    }

    private Accounts read(String text) {
        files.write("users.yaml", text);
        return files.load().accounts();
    }

    @Test
    void noFile_isNobody() {
        assertThat(files.load().accounts()).isEqualTo(Accounts.NONE);
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void accounts_areRead() {
        assertThat(read("users:\n  - {name: ann, role: admin, password_hash: '" + BCRYPT
                        + "', created_at: 2026-01-01}\n  - {name: bob, role: viewer, enabled: no}\napi_keys:\n  - {"
                        + KEY
                        + ", expires_at: 2027-01-01}\n"))
                .isEqualTo(new Accounts(
                        java.util.List.of(
                                new User("ann", Role.ADMIN, BCRYPT, true, Instant.parse("2026-01-01T00:00:00Z")),
                                new User("bob", Role.VIEWER, "", false, null)),
                        java.util.List.of(new ApiKey(
                                "0123456789ab",
                                "ci",
                                "rs_1234",
                                SHA,
                                Role.OPERATOR,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                "admin",
                                Instant.parse("2027-01-01T00:00:00Z")))));
        assertThat(files.problems()).isEmpty();
    }

    /** Whatever is in doubt about an account, nobody gets in with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: ann}",
                "{name: ann, role: root}",
                "{name: ann, role: admin, enable: false}",
                "{name: ann, role: admin, enabled: maybe}",
                "{name: ann, role: admin, password_hash: secret}",
                "{name: ann, role: admin, password_hash: 12345}",
                "{name: ann, role: admin, created_at: once}",
                "{name: ' ann', role: admin}",
                "{name: admin, role: viewer}",
                "{name: ann, role: viewer}, {name: ann, role: admin}",
                "{role: admin}",
                "ann"
            })
    void user_inDoubt_cannotSignIn(String users) {
        assertThat(read("users: [" + users + "]\n").users()).isEmpty();
        assertThat(files.problems())
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("users.yaml:1:")
                        .doesNotContain("warning")
                        .doesNotContain("secret")
                        .doesNotContain("12345"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expires: 2027-01-01",
                "expires_at: soon",
                "scope: all",
                "id: x",
                "hash: abc",
                "role: king",
                "name: ''",
                "created_at: null",
                "prefix: null"
            })
    void apiKey_inDoubt_opensNothing(String flaw) {
        String key = flaw.substring(0, flaw.indexOf(':'));
        String without = KEY.replaceAll(key + ": [^,]*(, )?", "");

        assertThat(read("api_keys: [{" + flaw + ", " + without + "}]\n").apiKeys())
                .isEmpty();
        assertThat(files.problems()).isNotEmpty().noneMatch(problem -> problem.contains(SHA));
    }

    @Test
    void users_ofOneName_areNamedOnce() {
        read("users: [{name: ann, role: viewer}, {name: ann, role: admin}]\n");

        assertThat(files.problems())
                .containsExactly(
                        "users.yaml:1:36: the user 'ann' also stands at users.yaml:1:9; neither of them can be used");
    }

    @Test
    void file_thatIsBroken_isNobodyAndAnError() {
        assertThat(read("users: [\n")).isEqualTo(Accounts.NONE);
        assertThat(read("user: []\n")).isEqualTo(Accounts.NONE);
        assertThat(files.problems())
                .containsExactly(
                        "users.yaml:1:1: 'user' is not a key here; did you mean 'users'?; the file is left out");
    }
}
