package dev.rackstate.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Accounts.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static User user(String name) {
        return new User(name, Role.VIEWER, "$2b$secret", true, null);
    }

    private static ApiKey key(String id, String name, String hash) {
        return new ApiKey(id, name, "rs_ab", hash, Role.OPERATOR, Instant.EPOCH, "ada", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Ada Lovelace", "tést@example.org", "\uD83D\uDE80", "..", "a/b"})
    void name_printable_isAllowed(String name) {
        assertThat(user(name).name()).isEqualTo(name);
        assertThat(key("0123456789ab", name, HASH).name()).isEqualTo(name);
        assertThat(user("\uD83D\uDE80".repeat(64)).name()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " ada", "ada\n", "a\u0000b", "a\u202Eb", "a\u200Bb", "a\u2028b", "\uD800"})
    void name_withWhatNobodySees_isRefused(String name) {
        assertThatThrownBy(() -> user(name))
                .hasMessage("the user name '" + name
                        + "' is not allowed; allowed: 1 to 64 printable characters without blanks at the ends");
        assertThatThrownBy(() -> key("0123456789ab", name, HASH)).hasMessageStartingWith("the API key name '");
        assertThatThrownBy(() -> user("x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void key_ofAnotherForm_isRefusedWithoutItsHash() {
        assertThatThrownBy(() -> key("0123", "backup", HASH))
                .hasMessage("the id of an API key is 12 hexadecimal digits, not '0123'");
        assertThatThrownBy(() -> key("0123456789ab", "backup", "secret"))
                .hasMessage("the hash of the API key '0123456789ab' is not 64 hexadecimal digits");
    }

    @Test
    void accounts_withRepeatedNamesOrIds_areRefused() {
        ApiKey key = key("0123456789ab", "backup", HASH);

        assertThatThrownBy(() -> new Accounts(List.of(user("ada"), user("bob"), user("ada")), List.of()))
                .hasMessage("there are two of the user 'ada'");
        assertThatThrownBy(() -> new Accounts(List.of(), List.of(key, key)))
                .hasMessage("there are two of the API key '0123456789ab'");
        assertThat(new Accounts(List.of(user("ada"), user("Ada")), List.of(key)).users())
                .hasSize(2);
    }

    @Test
    void accounts_printed_showNoSecret() {
        Accounts accounts = new Accounts(List.of(user("ada")), List.of(key("0123456789ab", "backup", HASH)));

        assertThat(accounts.toString())
                .contains("ada", "backup")
                .doesNotContain("secret")
                .doesNotContain(HASH);
    }

    @Test
    void accounts_lists_areCopied() {
        List<User> users = new ArrayList<>(List.of(user("ada")));
        Accounts accounts = new Accounts(users, List.of());

        users.clear();

        assertThat(accounts.users()).containsExactly(user("ada"));
    }

    @Property
    void role_includes_isATotalOrder(@ForAll Role one, @ForAll Role other) {
        assertThat(one.includes(other) && other.includes(one)).isEqualTo(one == other);
        assertThat(one.includes(other) || other.includes(one)).isTrue();
        assertThat(Role.ADMIN.includes(one) && one.includes(Role.VIEWER)).isTrue();
    }
}
