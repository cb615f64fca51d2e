package dev.rackstate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "169.254.169.254 | a link-local address",
                "169.254.0.1 | a link-local address",
                "fe80::1 | a link-local address",
                "::ffff:169.254.169.254 | a link-local address",
                "64:ff9b::a9fe:a9fe | a link-local address",
                "0.0.0.0 | the unspecified address",
                ":: | the unspecified address",
                "::ffff:0.0.0.0 | the unspecified address",
                "100.100.100.200 | a cloud's metadata service",
                "::ffff:100.100.100.200 | a cloud's metadata service",
                "fd00:ec2::254 | a cloud's metadata service"
            })
    void address_ofNoTelemetryServer_isRefused(String address, String reason) throws Exception {
        assertThat(AddressGuard.objection(InetAddress.getByName(address))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.100.100.199",
                "169.253.255.255",
                "fd00::1",
                "2001:db8::1",
                "8.8.8.8",
                "64:ff9b::808:808"
            })
    void address_ofAnyOtherMachine_isFine(String address) throws Exception {
        assertThat(AddressGuard.objection(InetAddress.getByName(address))).isEmpty();
    }
}
