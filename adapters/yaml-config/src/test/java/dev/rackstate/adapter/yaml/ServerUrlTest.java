package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://prometheus:9090",
                "https://prom.example.org/prefix",
                "http://localhost:9090",
                "http://127.0.0.1:9090",
                "http://10.0.0.7",
                "http://192.168.1.1:80/",
                "http://[::1]:9090",
                "http://[fd00::7]:9090",
                "HTTP://Prometheus:9090",
                "http://169.example.org",
            })
    void parse_serversOfOnesOwn_areAllowed(String text) {
        assertThat(ServerUrl.PROMETHEUS.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prometheus:9090                         | allowed: http or https with a host",
                "prometheus                              | allowed: http or https with a host",
                "file:///etc/passwd                      | allowed: http or https with a host",
                "gopher://prometheus                     | allowed: http or https with a host",
                "http:///api                             | allowed: http or https with a host",
                "http://under_score:9090                 | allowed: http or https with a host",
                "http://prometheus:99999                 | allowed: ports 1 to 65535",
                "http://prometheus:0                     | allowed: ports 1 to 65535",
                "http://prometheus?a=b                   | allowed: a base address without ? and #",
                "http://prometheus#a                     | allowed: a base address without ? and #",
                "http://metadata.google.internal         | metadata services are not allowed",
                "http://METADATA.google.internal.        | metadata services are not allowed",
                "http://100.100.100.200                  | metadata services are not allowed",
                "http://[::ffff:100.100.100.200]         | metadata services are not allowed",
                "http://[fd00:ec2::254]                  | metadata services are not allowed",
                "http://169.254.169.254                  | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://169.254.1.1:9090                 | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://[fe80::1]:9090                   | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://[fe80::1%25eth0]:9090            | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://[::ffff:169.254.169.254]         | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://[::ffff:a9fe:a9fe]               | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://0.0.0.0:9090                     | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://[::]:9090                        | link-local addresses, 0.0.0.0 and :: are not allowed",
                "http://2852039166                       | an address is written as four decimal numbers",
                "http://0xA9FEA9FE                       | an address is written as four decimal numbers",
                "http://0                                | an address is written as four decimal numbers",
                "http://0251.0376.0251.0376              | allowed: http or https with a host",
                "http://169.254.43518                    | allowed: http or https with a host",
                "http://a b                              | Illegal character in authority",
            })
    void parse_otherAddresses_areRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> ServerUrl.PROMETHEUS.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(text);
    }

    @Test
    void parse_userOrPassword_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ServerUrl.PROMETHEUS.parse("http://admin:hunter2@prometheus:9090"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not hold a user or a password")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> ServerUrl.PROMETHEUS.parse("http://hunter2@ prometheus"))
                .hasMessageNotContaining("hunter2");
    }
}
