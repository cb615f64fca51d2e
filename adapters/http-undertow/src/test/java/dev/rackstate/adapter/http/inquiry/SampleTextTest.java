package dev.rackstate.adapter.http.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples are written as Prometheus writes them. */
class SampleTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1, -1",
        "0.1, 0.1",
        "1772366405.25, 1772366405.25",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "-1.5e300, -1.5e+300",
        "0.000001, 0.000001",
        "9e-7, 9e-07",
        "1.25e-10, 1.25e-10",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf"
    })
    void sample_isWrittenShort_withAnExponentOnlyWhereItIsSmallOrLarge(double value, String text) {
        assertThat(SampleText.of(value)).isEqualTo(text);
    }

    @Property
    void everyFiniteSample_readsBackAsItself(@ForAll double value) {
        assertThat(Double.parseDouble(SampleText.of(value))).isEqualTo(value);
    }
}
