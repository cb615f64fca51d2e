package dev.rackstate.adapter.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuCountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "cpu=64,mem=256000M,billing=64,gres/gpu=4,gres/gpu:a100=4 | - | 4",
                "cpu=64,gres/gpu:a100=4,gres/gpu:h100=2 | - | 6",
                "cpu=64,mem=256000M,billing=64 | gpu:a100:4(S:0-1) | 4",
                "cpu=64,gres/gpu=3 | gpu:a100:4 | 3",
                "- | gpu:4 | 4",
                "- | gpu | 1",
                "- | gpu:a100 | 1",
                "- | gpu:a100:4(S:0-1),gpu:h100:2(S:0,1) | 6",
                "- | gpu:a100:2(IDX:0-1) | 2",
                "- | gpu:a100:0(IDX:N/A) | 0",
                "- | gpu:1g.5gb:7 | 7",
                "- | nic:2,shard:16 | 0",
                "- | (null) | 0",
                "- | '' | 0",
                "cpu=4 | - | -",
                "- | - | -",
                "gres/gpu=many | gpu:many:many | 0",
                "gres/gpu=99999999999 | - | -"
            })
    void gpus_inEitherText_areCounted(String tres, String gres, Integer count) {
        assertThat(GpuCount.of(tres, gres)).isEqualTo(count);
    }

    /** A pattern that tries every cut must not be fed without a bound. */
    @Test
    void text_ofAnyLength_isReadAtOnce() {
        assertThat(GpuCount.of(null, "gpu:" + "a0".repeat(400_000) + ":x")).isZero();
        assertThat(GpuCount.of("gres/gpu:" + "a=".repeat(400_000), "(".repeat(800_000)))
                .isZero();
    }
}
