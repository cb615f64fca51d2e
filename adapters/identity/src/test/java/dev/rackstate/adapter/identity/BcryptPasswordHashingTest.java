package dev.rackstate.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptPasswordHashingTest {
    private final BcryptPasswordHashing hashing = new BcryptPasswordHashing(4, new SecureRandom());

    /** Vectors of Openwall's crypt_blowfish, and one of each prefix that stands for the same function. */
    @ParameterizedTest
    @CsvSource({
        "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
        "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
        "U*U*U, $2b$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
        "U*U*U, $2y$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,"
                + " $2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
    })
    void matches_hashesOfOtherPrograms(String password, String hash) {
        assertThat(hashing.matches(password, hash)).isTrue();
        assertThat(hashing.matches(password + "x", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
    }

    @Property(tries = 20)
    void matches_whatItHashed_andNothingElse(
            @ForAll @StringLength(max = 24) String password, @ForAll @StringLength(max = 24) String other) {
        Assume.that(password.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(password));
        Assume.that(!password.equals(other));

        String hash = hashing.hash(password);

        assertThat(hash).startsWith("$2b$04$").hasSize(60);
        assertThat(hashing.isHash(hash)).isTrue();
        assertThat(hashing.matches(password, hash)).isTrue();
        assertThat(hashing.matches(other, hash)).isFalse();
    }

    @Test
    void hash_sameTwice_differs() {
        assertThat(hashing.hash("secret")).isNotEqualTo(hashing.hash("secret"));
    }

    @Test
    void hash_72Bytes_countInWhole() {
        String longest = "ü".repeat(36);

        String hash = hashing.hash(longest);

        assertThat(hashing.matches(longest, hash)).isTrue();
        assertThat(hashing.matches("ü".repeat(35) + "u", hash)).isFalse();
        assertThat(hashing.matches(longest + "x", hash)).as("not cut").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "secret\u0000",
                "0123456789012345678901234567890123456789012345678901234567890123456789012"
            })
    void hash_whatBcryptCannotTake_isRefused(String password) {
        assertThatThrownBy(() -> hashing.hash(password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a password has at most 72 bytes of UTF-8 and no character U+0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$2b$04$",
                "$2b$04$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4",
                "$2b$04$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4aa",
                "$2b$04$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4!",
                "$2x$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
                "$2b$03$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
                "$2b$31$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
                "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
            })
    void matches_damagedHash_isFalseAndNeverFails(String hash) {
        assertThat(hashing.isHash(hash)).isFalse();
        assertThat(hashing.matches("secret", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
        assertThat(hashing.matches("x", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, -1})
    void cost_outOfBounds_isRefused(int cost) {
        assertThatThrownBy(() -> new BcryptPasswordHashing(cost, new SecureRandom()))
                .hasMessage("a cost of " + cost + " is not allowed; allowed: 4 to 16");
    }
}
