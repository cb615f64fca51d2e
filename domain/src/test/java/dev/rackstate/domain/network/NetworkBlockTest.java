package dev.rackstate.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "fe80::/10, fe80::1%eth0, true",
        "10.0.0.0/8, ::ffff:10.0.0.7, true",
        "::ffff:10.0.0.7, 10.0.0.7, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, localhost, false",
        "10.0.0.0/8, '', false",
    })
    void contains_address_whenItsFirstBitsAreThose(String block, String address, boolean expected) {
        assertThat(Networks.of(List.of("198.51.100.1", block)).contains(address))
                .isEqualTo(expected);
    }

    @Property
    void contains_sameAsOnWholeNumbers(
            @ForAll @Size(4) byte[] block, @ForAll @Size(4) byte[] address, @ForAll @IntRange(max = 32) int bits)
            throws UnknownHostException {
        String text = InetAddress.getByAddress(block).getHostAddress() + "/" + bits;

        boolean expected =
                new BigInteger(1, block).shiftRight(32 - bits).equals(new BigInteger(1, address).shiftRight(32 - bits));

        assertThat(NetworkBlock.parse(text).contains(InetAddress.getByAddress(address)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "fd00::/129",
                ":::",
                "::1%lo",
                "2130706433",
                "1:2:3:4:5:6:7:8:9",
            })
    void parse_anythingElse_isRefusedWithTheText(String text) {
        assertThatThrownBy(() -> NetworkBlock.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not an address or a block of addresses;"
                        + " allowed: like 10.0.0.7, 10.0.0.0/8 or fd00::/8");
    }

    @Test
    void toString_isAsWritten() {
        assertThat(NetworkBlock.parse("10.1.2.3/8")).hasToString("10.1.2.3/8");
    }

    @Test
    void parse_hugeText_isNoAddress() {
        assertThat(NetworkAddress.parse(":".repeat(1_000_000))).isEmpty();
    }
}
