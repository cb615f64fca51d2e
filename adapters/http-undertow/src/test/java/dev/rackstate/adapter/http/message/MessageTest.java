package dev.rackstate.adapter.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | false", "'' | false", "gzip | true", "GZIP;q=0.5 | true", "br;q=1, gzip;q=0.5 | true",
                "gzip;q=0 | false", "gzip; q=0.000 | false", "gzip;q=0.001 | true", "* | false", "xgzip | false",
                "deflate, gzip | true",
            })
    void gzip_isTakenWhenTheHeaderNamesIt(String header, boolean takes) {
        assertThat(AcceptEncoding.takesGzip(header)).isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | false",
                "\"a-1\" | true",
                "\"a-1-gzip\" | true",
                "W/\"a-1\" | true",
                "\"b\" , \"a-1\" | true",
                "* | true",
                "a-1 | false",
                "\"a-12\" | false",
                "'' | false",
            })
    void aTag_isKnownWhenTheHeaderListsOneOfItsForms(String header, boolean known) {
        assertThat(EntityTag.of("a-1").isKnownTo(header)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a-1\" | true",
                "\"a-1-gzip\" | true",
                "\"b\" , \"a-1\" | true",
                "* | true",
                "W/\"a-1\" | false",
                "W/\"b\", \"a-1\" | true",
                "a-1 | false",
                "'' | false",
            })
    void aTag_isMeantOnlyWhenItIsStrong(String header, boolean meant) {
        assertThat(EntityTag.of("a-1").isMeantBy(header)).isEqualTo(meant);
    }

    @Test
    void theTagOfADocument_dependsOnWhatItSaysAlone() {
        assertThat(EntityTag.ofContent(List.of(1, 2))).isEqualTo(EntityTag.ofContent(List.of(1, 2)));
        assertThat(EntityTag.ofContent(List.of(1, 2))).isNotEqualTo(EntityTag.ofContent(List.of(2, 1)));
        assertThat(Body.json(List.of(1, 2)).tag()).isEqualTo(EntityTag.ofContent(List.of(1, 2)));
    }

    @Test
    void percentEncoding_isDecodedAsUtf8() {
        assertThat(PercentEncoding.decode("plain")).isEqualTo("plain");
        assertThat(PercentEncoding.decode("a%20b%2Fc%e2%82%ac%F0%9F%98%80")).isEqualTo("a b/c\u20ac\ud83d\ude00");
        assertThat(PercentEncoding.decode("a+b")).isEqualTo("a+b");
        assertThat(PercentEncoding.decodeQuery("a+b%2B")).isEqualTo("a b+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%2", "%zz", "%-1", "%ff", "%c3", "%ed%a0%80", "%20\u00fc"})
    void whatIsNoPercentEncodingOfUtf8_isRefused(String text) {
        assertThatThrownBy(() -> PercentEncoding.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void aQuery_keepsTheLastOfSeveralValues() {
        Query query = Query.parse("a=1&b&a=2&c=x%3Dy=z&=&&");

        assertThat(query.get("a")).isEqualTo("2");
        assertThat(query.get("b")).isEmpty();
        assertThat(query.get("c")).isEqualTo("x=y=z");
        assertThat(query.get("d")).isNull();
    }

    @Test
    void requestIds_differWithinAndBetweenProcesses() {
        Set<String> ids = new HashSet<>();
        for (RequestIds source : new RequestIds[] {new RequestIds(), new RequestIds()}) {
            for (int i = 0; i < 1000; i++) {
                ids.add(source.next());
            }
        }
        assertThat(ids)
                .hasSize(2000)
                .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void theCompressedForm_isMadeOnce() {
        Body body = new Body(Body.JSON, new byte[5000]);

        assertThat(body.compressed()).isSameAs(body.compressed()).hasSizeLessThan(200);
        assertThat(body.compresses()).isTrue();
        assertThat(new Body(Body.JSON, new byte[100]).compresses()).isFalse();
    }
}
