package dev.rackstate.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrkTest {
    private static final String OUTPUT = """
            Running 3s test @ http://127.0.0.1:8000/api/alerts/active
              2 threads and 8 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   245.61us  411.66us  12.71ms   96.27%
                Req/Sec    19.01k     1.53k   21.91k    75.81%
              Latency Distribution
                 50%  183.00us
                 75%  246.00us
                 90%  360.00us
                 99%  LATENCY
              117313 requests in 3.10s, 1.02GB read
            TROUBLE
            Requests/sec:  37842.71
            Transfer/sec:    336.92MB
            """;

    @ParameterizedTest
    @CsvSource({"830.50us, 0.8305", "1.93ms, 1.93", "1.20s, 1200"})
    void load_whateverTheUnit_isReadInMilliseconds(String latency, double millis) throws Exception {
        Wrk.Load load = Wrk.parse(OUTPUT.replace("LATENCY", latency).replace("TROUBLE\n", ""));

        assertThat(load).isEqualTo(new Wrk.Load(37_842.71, millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Non-2xx or 3xx responses: 12", "Socket errors: connect 0, read 3, write 0, timeout 0"})
    void load_withFailures_isNoFigure(String trouble) {
        assertThatThrownBy(() -> Wrk.parse(OUTPUT.replace("LATENCY", "1ms").replace("TROUBLE", "  " + trouble)))
                .isInstanceOf(IOException.class)
                .hasMessage("wrk met trouble: " + trouble);
    }

    @Test
    void output_ofAnotherForm_isShown() {
        assertThatThrownBy(() -> Wrk.parse("unable to connect"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unable to connect");
    }
}
