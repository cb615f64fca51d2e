package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers mean, and what is none. Random ones are in {@link VectorDecoderFuzzTest}. */
class VectorDecoderTest {
    private static final String SERIES = "{'metric':{'instance':'a'},'value':[1700000000.1,'1']}";

    @Test
    void vector_keepsTheRequestedLabels() throws Exception {
        Samples samples = vector("{'metric':{'__name__':'up','instance':'a','job':'x'},'value':[1,'2.5']}");

        assertThat(samples.size()).isEqualTo(1);
        assertThat(samples.labels()).containsExactly("instance", "slot");
        assertThat(samples.label(0, 0)).isEqualTo("a");
        assertThat(samples.label(1, 0)).isNull();
        assertThat(samples.value(0)).isEqualTo(2.5);
        assertThat(samples.fingerprint(0))
                .isEqualTo(new Samples.Fingerprint()
                        .add("job", "x")
                        .add("instance", "a")
                        .add("__name__", "up")
                        .value());
    }

    @Test
    void vector_withAnEmptyLabel_doesNotCarryIt() throws Exception {
        Samples samples = vector(SERIES, "{'metric':{'instance':'a','slot':''},'value':[1,'1']}");

        assertThat(samples.label(1, 1)).isNull();
        assertThat(samples.fingerprint(1)).isEqualTo(samples.fingerprint(0));
    }

    @Test
    void vector_ofNothing_isEmpty() throws Exception {
        assertThat(vector().size()).isZero();
    }

    @Test
    void values_ofTheNextAnswer_areTheSameStrings() throws Exception {
        VectorDecoder decoder = new VectorDecoder(10);
        InputStream first = stream(success("vector", "[" + SERIES + "]"));
        InputStream second = stream(success("vector", "[" + SERIES + "]"));

        assertThat(decoder.decode(first, List.of("instance")).label(0, 0))
                .isSameAs(decoder.decode(second, List.of("instance")).label(0, 0));
    }

    @Test
    void scalar_isOneRowWithoutLabels() throws Exception {
        Samples samples = decode(success("scalar", "[1700000000,'42']"));

        assertThat(samples.size()).isEqualTo(1);
        assertThat(samples.label(0, 0)).isNull();
        assertThat(samples.value(0)).isEqualTo(42);
        assertThat(samples.fingerprint(0)).isEqualTo(new Samples.Fingerprint().value());
    }

    @Test
    void warningsAndInfos_areKept() throws Exception {
        Samples samples = decode("{'status':'success','data':{'resultType':'vector','result':[]},"
                + "'infos':['metric might not be a counter'],'warnings':['one store is slow','x\ty']}"
                        .replace("\t", "\\u0009"));

        assertThat(samples.warnings()).containsExactly("metric might not be a counter", "one store is slow", "x y");
    }

    @Test
    void members_thatAreUnknown_arePassedOver() throws Exception {
        String answer =
                "{'stats':{'a':[1,{'b':{}}]},'status':'success','isPartial':false,'data':{'resultType':'vector',"
                        + "'analysis':[[]],'result':[{'new':[1],'metric':{},'value':[1,'1'],'more':null}],'x':1},'warnings':null}";

        assertThat(decode(answer).size()).isEqualTo(1);
    }

    @Test
    void series_overTheCap_areTooLarge() throws Exception {
        VectorDecoder decoder = new VectorDecoder(2);
        String two = success("vector", "[" + SERIES + "," + SERIES.replace("'a'", "'b'") + "]");
        String three = success("vector", "[" + SERIES + "," + SERIES + "," + SERIES + "]");

        assertThat(decoder.decode(stream(two), List.of()).size()).isEqualTo(2);
        TelemetryException failure =
                catchThrowableOfType(TelemetryException.class, () -> decoder.decode(stream(three), List.of()));
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure).hasMessageContaining("more than 2 series (max_series)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bad_data    | REJECTED    | the server refused the query: broken",
                "execution   | REJECTED    | the server refused the query: broken",
                "timeout     | TIMEOUT     | the server gave the query up: broken",
                "canceled    | TIMEOUT     | the server gave the query up: broken",
                "unavailable | UNAVAILABLE | the server could not answer: broken",
                "internal    | UNAVAILABLE | the server could not answer: broken"
            })
    void error_insideHttp200_hasItsKind(String type, Kind kind, String message) {
        TelemetryException failure = failure("{'status':'error','errorType':'" + type + "','error':'broken'}");

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 'the answer' is missing: the text ends",
                "null | the answer is null instead of an object",
                "[] | the answer is a list instead of an object",
                "{} | no 'status'",
                "{'status':'fine'} | 'status' is 'fine'",
                "{'status':1} | 'status' is a number instead of a string",
                "{'status':'success'} | no 'data'",
                "{'status':'success','status':'success'} | 'status' comes twice",
                "{'status':'success','data':null} | no 'data'",
                "{'status':'success','data':[]} | 'data' is a list instead of an object",
                "{'status':'success','data':{}} | no 'result'",
                "{'status':'success','data':{'result':[]}} | no 'resultType' before 'result'",
                "{'status':'success','data':{'resultType':'vector'}} | no 'result'",
                "{'status':'success','data':{'resultType':'streams','result':[]}} | 'resultType' is 'streams'",
                "{'status':'success','data':{'resultType':'vector','result':{}}} | 'result' is an object",
                "{'status':'success','data':{'resultType':'vector','result':[1]}} | an entry of 'result' is a number",
                "{'status':'success','data':{'resultType':'vector','result':[],'result':[]}} | 'result' comes twice",
                "{'status':'success','data':{'resultType':'scalar','result':[1]}} | the value of a sample is the end of",
                "{'status':'success','data':{'resultType':'vector','result':[]},'warnings':'w'} | 'warnings' is a string"
            })
    void envelope_thatIsNone_isInvalid(String answer, String message) {
        assertInvalid(answer, message.replace("'the answer'", "the answer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'value':[1,'1']} | a series without 'metric'",
                "{'metric':{}} | a series without 'value'",
                "{'metric':[],'value':[1,'1']} | 'metric' is a list instead of an object",
                "{'metric':{'a':1},'value':[1,'1']} | a label's value is a number instead of a string",
                "{'metric':{'a':'1','a':'2'},'value':[1,'1']} | 'a' comes twice in a series",
                "{'metric':{},'metric':{},'value':[1,'1']} | 'metric' comes twice in a series",
                "{'metric':{},'value':[1,'1'],'value':[1,'1']} | 'value' comes twice in a series",
                "{'metric':{},'value':{}} | 'value' is an object instead of a list",
                "{'metric':{},'value':['1','1']} | the time of a sample is a string instead of a number",
                "{'metric':{},'value':[1,1]} | the value of a sample is a number instead of a string",
                "{'metric':{},'value':[1,'1',2]} | what follows a sample's value is a number",
                "{'metric':{},'value':[1,'one']} | 'one' is not a sample value",
                "{'metric':{},'value':[1,'']} | '' is not a sample value"
            })
    void series_thatIsNone_isInvalid(String series, String message) {
        assertInvalid(success("vector", "[" + series + "]"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "matrix | [] | a range of values per series; aggregate it, as in avg_over_time(metric[5m])",
                "string | [1,'x'] | a string",
                "vector | [{'metric':{},'histogram':[1,{}]}] | native histograms; take a number out of them"
            })
    void result_withoutASingleNumber_isTheQuerysFault(String type, String result, String words) {
        TelemetryException failure = failure(success(type, result));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure).hasMessageContaining(words);
    }

    @Test
    void answer_thatIsPartial_isUnavailable() {
        TelemetryException failure =
                failure("{'status':'success','isPartial':true,'data':{'resultType':'vector','result':[]}}");

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("only a part of the data");
    }

    @Test
    void answer_withSomethingBehindIt_isInvalid() {
        assertInvalid(success("vector", "[]") + " {}", "something follows the answer's end");
    }

    @Test
    void answer_thatIsNoJson_isInvalidAndSaysWhere() {
        TelemetryException failure = failure("<html>502 Bad Gateway</html>");

        assertThat(failure.kind()).isEqualTo(Kind.INVALID_ANSWER);
        assertThat(failure)
                .message()
                .startsWith("the answer is not valid JSON: ")
                .contains("at byte 0");
    }

    @Test
    void answer_inABrokenEncoding_isInvalidAndNoBrokenStream() {
        InputStream utf32 = new ByteArrayInputStream(new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, 0, (byte) 0xff, 1, 1});

        assertThatThrownBy(() -> new VectorDecoder(10).decode(utf32, List.of()))
                .isInstanceOf(TelemetryException.class)
                .hasMessageStartingWith("the answer is not valid JSON: ");
    }

    @Test
    void answer_withTooManyLabels_isInvalid() {
        StringBuilder metric = new StringBuilder("'l':'v'");
        for (int i = 0; i < 256; i++) {
            metric.append(",'l").append(i).append("':'v'");
        }

        assertInvalid(success("vector", "[{'metric':{" + metric + "},'value':[1,'1']}]"), "more than 256 labels");
    }

    @Test
    void answer_thatIsDeep_isInvalidAndNoStackOverflow() {
        TelemetryException failure = failure("{'stats':" + "[".repeat(100_000));

        assertThat(failure.kind()).isEqualTo(Kind.INVALID_ANSWER);
    }

    @Test
    void stream_thatBreaks_isAnIoException() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        assertThatThrownBy(() -> new VectorDecoder(10).decode(broken, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("Stream closed");
    }

    @Test
    void matrix_isReadWithLabelsTimesAndValues() throws Exception {
        RangeResult result = range("[{'metric':{'__name__':'up','empty':''},"
                + "'values':[[1700000000,'1'],[1700000000.5,'NaN'],[1700000001.123,'-2']]}]");

        assertThat(result.series()).hasSize(1);
        RangeResult.Series series = result.series().get(0);
        assertThat(series.labels()).isEqualTo(Map.of("__name__", "up"));
        assertThat(series.times()).containsExactly(1700000000000L, 1700000000500L, 1700000001123L);
        assertThat(series.values()).containsExactly(1, Double.NaN, -2);
    }

    @Test
    void matrix_ofManyPoints_isWhole() throws Exception {
        StringBuilder points = new StringBuilder("[0,'0']");
        for (int i = 1; i < 1000; i++) {
            points.append(",[").append(i).append(",'").append(i).append("']");
        }

        RangeResult.Series series =
                range("[{'metric':{},'values':[" + points + "]}]").series().get(0);

        assertThat(series.values()).hasSize(1000);
        assertThat(series.values()[999]).isEqualTo(999);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'metric':{}}] | a series without 'values'",
                "[{'values':[]}] | a series without 'metric'",
                "[{'metric':{'a':'1','a':'2'},'values':[]}] | 'a' comes twice in a series",
                "[{'metric':{},'values':[[2,'1'],[1,'1']]}] | times that do not ascend",
                "[{'metric':{},'values':[[1e300,'1']]}] | a time of 1.0E300 seconds",
                "[{'metric':{},'values':[1]}] | an entry of 'values' is a number",
                "[{'metric':{},'histograms':[]}] | native histograms"
            })
    void matrix_thatIsNone_isRefused(String result, String message) {
        assertThatThrownBy(() -> range(result))
                .isInstanceOf(TelemetryException.class)
                .hasMessageContaining(message);
    }

    @Test
    void matrix_thatIsAVector_isInvalid() {
        assertThatThrownBy(() -> new SeriesDecoder(10).range(stream(success("vector", "[]"))))
                .isInstanceOf(TelemetryException.class)
                .hasMessageContaining("'resultType' of a range is 'vector'");
    }

    @Test
    void moment_bringsAllLabelsOfEachSeries_andItsOnePoint() throws Exception {
        RangeResult result =
                moment("vector", "[{'metric':{'a':'1','b':''},'value':[2.5,'7']},{'metric':{},'value':[2.5,'NaN']}]");

        assertThat(result.series()).extracting(RangeResult.Series::labels).containsExactly(Map.of("a", "1"), Map.of());
        assertThat(result.series().get(0).times()).containsExactly(2500);
        assertThat(result.series().get(0).values()).containsExactly(7);
        assertThat(result.series().get(1).values()).containsExactly(Double.NaN);
        assertThat(moment("scalar", "[1,'3']").series().get(0).values()).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vector | [{'metric':{}}] | a series without 'value'",
                "vector | [{'metric':{},'value':[2,'1'],'value':[2,'1']}] | 'value' comes twice in a series",
                "vector | [{'metric':{},'histogram':[]}] | native histograms",
                "vector | {} | 'result' is an object",
                "matrix | [] | a range of values per series",
                "string | [1,'a'] | but a string",
                "banana | [] | 'resultType' is 'banana'"
            })
    void moment_thatIsNone_isRefused(String type, String result, String message) {
        assertThatThrownBy(() -> moment(type, result))
                .isInstanceOf(TelemetryException.class)
                .hasMessageContaining(message);
    }

    private static RangeResult moment(String type, String result) throws Exception {
        return new SeriesDecoder(10).moment(stream(success(type, result)));
    }

    private static void assertInvalid(String answer, String message) {
        TelemetryException failure = failure(answer);
        assertThat(failure.kind()).isEqualTo(Kind.INVALID_ANSWER);
        assertThat(failure)
                .message()
                .startsWith("the answer is not what the API promises: ")
                .contains(message);
    }

    private static TelemetryException failure(String answer) {
        TelemetryException failure = catchThrowableOfType(TelemetryException.class, () -> decode(answer));
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    private static Samples vector(String... series) throws Exception {
        return decode(success("vector", "[" + String.join(",", series) + "]"));
    }

    private static RangeResult range(String result) throws Exception {
        return new SeriesDecoder(10).range(stream(success("matrix", result)));
    }

    private static Samples decode(String answer) throws IOException, TelemetryException {
        return new VectorDecoder(10).decode(stream(answer), List.of("instance", "slot"));
    }

    private static String success(String type, String result) {
        return "{'status':'success','data':{'resultType':'" + type + "','result':" + result + "}}";
    }

    /** Single quotes stand for double ones, which would need a backslash each. */
    private static InputStream stream(String answer) {
        return new ByteArrayInputStream(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
