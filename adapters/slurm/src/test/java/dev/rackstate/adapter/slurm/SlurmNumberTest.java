package dev.rackstate.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.upstream.JsonAnswer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

class SlurmNumberTest {
    private static final long UNLIMITED = Long.MAX_VALUE;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 | 0",
                "64 | 64",
                "1700000000 | 1700000000",
                "2.9 | 2",
                "\"64\" | 64",
                "{\"set\": true, \"infinite\": false, \"number\": 64} | 64",
                "{\"number\": 64} | 64",
                "{\"number\": \"64\", \"set\": true, \"note\": {\"a\": [1]}} | 64",
                "{\"set\": true, \"infinite\": false, \"number\": 0} | 0"
            })
    void number_inAnyForm_isThatNumber(String json, long number) {
        assertThat(read(json)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "4294967295",
                "18446744073709551615",
                "\"Infinity\"",
                "\"infinite\"",
                "\"UNLIMITED\"",
                "{\"set\": false, \"infinite\": true, \"number\": 0}",
                "{\"infinite\": true}",
                "{\"set\": true, \"infinite\": false, \"number\": 4294967295}"
            })
    void infinity_inAnyForm_isUnlimited(String json) {
        assertThat(read(json)).isEqualTo(UNLIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "-2",
                "-77",
                "4294967294",
                "18446744073709551614",
                "99999999999999999999999999999999",
                "1e300",
                "\"\"",
                "\"many\"",
                "\"1e9\"",
                "true",
                "[7]",
                "{}",
                "{\"set\": false, \"infinite\": false, \"number\": 7}",
                "{\"set\": true, \"number\": null}",
                "{\"set\": true, \"number\": {\"number\": 7}}"
            })
    void anythingElse_isNone(String json) {
        assertThat(read(json)).isNull();
    }

    @Property
    void number_inEachForm_isTheSame(@ForAll @LongRange(min = 0, max = 4_294_967_293L) long number) {
        assertThat(read(Long.toString(number))).isEqualTo(number);
        assertThat(read("\"" + number + "\"")).isEqualTo(number);
        assertThat(read("{\"set\": true, \"infinite\": false, \"number\": " + number + "}"))
                .isEqualTo(number);
    }

    @Test
    void reading_ofAnyForm_endsAtItsEnd() {
        for (String json : new String[] {"7", "null", "\"x\"", "[1, [2]]", "{\"number\": {\"a\": [1]}, \"b\": [{}]}"}) {
            try (JsonParser parser = parser("[" + json + ", \"next\"]")) {
                parser.nextToken();
                parser.nextToken();
                SlurmNumber.read(parser);
                assertThat(parser.nextToken()).as(json).isEqualTo(JsonToken.VALUE_STRING);
                assertThat(parser.getString()).isEqualTo("next");
            }
        }
    }

    @Test
    void use_ofANumber_leavesOutWhatMakesNoSense() {
        assertThat(SlurmNumber.count(64L)).isEqualTo(64);
        assertThat(SlurmNumber.count(1L << 40)).isNull();
        assertThat(SlurmNumber.count(UNLIMITED)).isNull();
        assertThat(SlurmNumber.count(null)).isNull();
        assertThat(SlurmNumber.amount(1L << 40)).isEqualTo(1L << 40);
        assertThat(SlurmNumber.amount(UNLIMITED)).isNull();
        assertThat(SlurmNumber.moment(1_700_000_000L)).isEqualTo(Instant.ofEpochSecond(1_700_000_000L));
        assertThat(SlurmNumber.moment(0L)).isNull();
        assertThat(SlurmNumber.moment(1L << 50)).isNull();
        assertThat(SlurmNumber.moment(UNLIMITED)).isNull();
    }

    private static Long read(String json) {
        try (JsonParser parser = parser(json)) {
            parser.nextToken();
            return SlurmNumber.read(parser);
        }
    }

    private static JsonParser parser(String json) {
        return JsonAnswer.parser(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
