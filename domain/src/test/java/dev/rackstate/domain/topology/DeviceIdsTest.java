package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Node 1.example.com:9100", "...", "é", "100%", "a?b#c"})
    void id_thatAUrlCanHold_isReachable(String id) {
        assertThat(DeviceIds.isReachable(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\\b", "a\nb", "a\u0000", "\u007f", "\uD800"})
    void id_thatAUrlCannotHold_isNot(String id) {
        assertThat(DeviceIds.isReachable(id)).isFalse();
    }

    @Property
    void id_ofAnyLength_isReachableUpTo128Characters(@ForAll boolean wide) {
        String character = wide ? "\uD83D\uDE80" : "a";

        assertThat(DeviceIds.isReachable(character.repeat(128))).isTrue();
        assertThat(DeviceIds.isReachable(character.repeat(129))).isFalse();
    }
}
