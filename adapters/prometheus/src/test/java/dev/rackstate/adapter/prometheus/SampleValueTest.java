package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleValueTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0.0",
        "1, 1",
        "-1, -1",
        "+7, 7",
        "42.5, 42.5",
        "0.1, 0.1",
        "1e3, 1000",
        "1e+21, 1e21",
        "1E-9, 1e-9",
        "1.7976931348623157e+308, 1.7976931348623157e308",
        "5e-324, 4.9e-324",
        "NaN, NaN",
        "+Inf, Infinity",
        "Inf, Infinity",
        "-Inf, -Infinity",
        "1e999, Infinity",
        "123456789012345678901234567890, 1.2345678901234568e29"
    })
    void value_asTheApiWritesIt_isRead(String text, double expected) {
        assertThat(parse(text)).isEqualTo(Double.valueOf(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "-",
                ".",
                "1.2.3",
                "1e",
                "1e+",
                "e5",
                "0x10",
                "1f",
                "1d",
                "nan",
                "Infinity",
                "inf",
                "+NaN",
                "NaNNaN",
                "-InfX",
                "1 ",
                " 1",
                "1,5",
                "1_000",
                "--1",
                "1e5.5",
                "\u0661"
            })
    void value_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageEndingWith("is not a sample value");
    }

    @Property(tries = 5000)
    void value_ofAnyDouble_roundTrips(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        String text = Double.isNaN(value) ? "NaN" : Double.isInfinite(value) ? value > 0 ? "+Inf" : "-Inf" : "" + value;

        assertThat(parse(text)).isEqualTo(Double.valueOf(value));
    }

    @Property(tries = 5000)
    void value_ofAnyDecimal_isTheNearestDouble(
            @ForAll @Scale(12) @BigRange(min = "-1000000", max = "1000000") BigDecimal value,
            @ForAll @IntRange(max = 12) int digits) {
        String text = value.setScale(digits, RoundingMode.HALF_UP).toPlainString();

        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Example
    void value_insideALargerBuffer_isReadAlone() {
        assertThat(SampleValue.parse("9\"1.5\"9".toCharArray(), 2, 3)).isEqualTo(1.5);
    }

    private static double parse(String text) {
        return SampleValue.parse(text.toCharArray(), 0, text.length());
    }
}
