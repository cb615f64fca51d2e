package dev.rackstate.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"admin", "Ada Lovelace", "ada@example.org", "管理者", "Ğülşen", "a", "🙂"})
    void require_printableText_isAName(String name) {
        assertThat(AccountName.require("  " + name + "\t")).isEqualTo(name);
    }

    @Test
    void require_longestName_countsCharactersNotUnits() {
        assertThat(AccountName.require("🙂".repeat(64))).hasSize(128);
        assertThatThrownBy(() -> AccountName.require("🙂".repeat(65)))
                .hasMessage("a name of 65 characters is too long; allowed: 1 to 64 printable characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a name must not be blank; allowed: 1 to 64 printable characters",
        "'  ', a name must not be blank; allowed: 1 to 64 printable characters",
        "'a\u0000b', a name must not hold U+0000; allowed: 1 to 64 printable characters",
        "'a\nb', a name must not hold U+000A; allowed: 1 to 64 printable characters",
        "'a\u202Eb', a name must not hold U+202E; allowed: 1 to 64 printable characters",
        "'a\uD800b', a name must not hold U+D800; allowed: 1 to 64 printable characters",
        "Anonymous, '''Anonymous'' is how callers are named who need not sign in; allowed: any other name'",
    })
    void require_anythingElse_isRefused(String text, String message) {
        assertThatThrownBy(() -> AccountName.require(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
