package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever bytes come, the decoder gives what they say or a {@link TelemetryException}, and never a part of them: held
 * against {@link TreeDecoder}.
 */
class VectorDecoderFuzzTest {
    private static final List<String> LABELS = List.of("instance", "slot", "__name__");
    private static final byte[] VECTOR = """
            {"status":"success","data":{"resultType":"vector","result":[
            {"metric":{"__name__":"up","instance":"r1n1","job":"nodes"},"value":[1700000000.123,"1"]},
            {"metric":{"__name__":"up","instance":"r1n2:\\"9100\\"","slot":"7"},"value":[1700000000.123,"0.25"]},
            {"metric":{"instance":"n\u0153ud \\u4e2d"},"value":[1700000000,"NaN"]},
            {"metric":{"instance":"x","slot":""},"value":[1700000000,"+Inf"]},
            {"metric":{},"value":[1700000000.5,"-1.5e-3"]}]},
            "warnings":["careful"],"stats":{"a":[1,{"b":null}]}}
            """.getBytes(StandardCharsets.UTF_8);
    private static final byte[] SCALAR =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1700000000.123,\"42.5\"]}}"
                    .getBytes(StandardCharsets.UTF_8);

    private final VectorDecoder decoder = new VectorDecoder(1000);

    @Example
    void decoder_ofTheWholeAnswers_readsWhatTheTreeReads() {
        assertThat(agreed(VECTOR)).hasValueSatisfying(rows -> assertThat(rows).hasSize(5));
        assertThat(agreed(SCALAR)).hasValueSatisfying(rows -> assertThat(rows).hasSize(1));
    }

    @Example
    void truncation_atEveryByte_isNeverAnAnswer() {
        String whole = new String(VECTOR, StandardCharsets.UTF_8).stripTrailing();
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(agreed(Arrays.copyOf(bytes, length)))
                    .as("the first %d bytes", length)
                    .isEmpty();
        }
    }

    @Property(tries = 4000)
    void flippedBytes_giveWhatTheySayOrAFailure(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 100_000) Integer> places, @ForAll List<Byte> values) {
        byte[] bytes = VECTOR.clone();
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i) % bytes.length;
            bytes[place] = i < values.size() ? values.get(i) : (byte) (bytes[place] ^ 1 << i);
        }
        agreed(bytes);
    }

    @Property(tries = 2000)
    void movedPieces_giveWhatTheySayOrAFailure(
            @ForAll @IntRange(max = 100_000) int from,
            @ForAll @IntRange(max = 60) int length,
            @ForAll @IntRange(max = 100_000) int to) {
        int start = from % VECTOR.length;
        byte[] piece = Arrays.copyOfRange(VECTOR, start, Math.min(start + length, VECTOR.length));
        int place = to % VECTOR.length;
        byte[] bytes = new byte[VECTOR.length + piece.length];
        System.arraycopy(VECTOR, 0, bytes, 0, place);
        System.arraycopy(piece, 0, bytes, place, piece.length);
        System.arraycopy(VECTOR, place, bytes, place + piece.length, VECTOR.length - place);
        agreed(bytes);
    }

    @Property(tries = 1000)
    void scalars_withFlippedBytes_giveWhatTheySayOrAFailure(
            @ForAll @IntRange(max = 100_000) int place, @ForAll byte value) {
        byte[] bytes = SCALAR.clone();
        bytes[place % bytes.length] = value;
        agreed(bytes);
    }

    @Property(tries = 1000)
    void anyBytes_giveAFailure(@ForAll byte[] bytes) {
        agreed(bytes);
    }

    /** What both decoders read, or nothing when the real one refuses. */
    private Optional<List<TreeDecoder.Row>> agreed(byte[] bytes) {
        Optional<List<TreeDecoder.Row>> tree = TreeDecoder.decode(bytes, LABELS);
        try {
            Samples samples = decoder.decode(new ByteArrayInputStream(bytes), LABELS);
            List<TreeDecoder.Row> rows = TreeDecoder.rows(samples);
            assertThat(tree).as(new String(bytes, StandardCharsets.UTF_8)).contains(rows);
            return Optional.of(rows);
        } catch (TelemetryException e) {
            assertThat(e).message().isNotBlank().hasSizeLessThan(500);
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("the bytes were all there", e);
        }
    }
}
