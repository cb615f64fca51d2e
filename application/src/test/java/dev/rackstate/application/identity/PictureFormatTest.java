package dev.rackstate.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFormatTest {
    @ParameterizedTest
    @CsvSource({
        "FFD8FFE000104A464946, image/jpeg",
        "89504E470D0A1A0A0000000D, image/png",
        "52494646000000005745425056503820, image/webp",
    })
    void of_firstBytes_tellTheFormat(String bytes, String mediaType) {
        assertThat(PictureFormat.of(HexFormat.of().parseHex(bytes)))
                .map(PictureFormat::mediaType)
                .contains(mediaType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FFD8", "89504E47", "52494646000000005741564500000000", "4749463839610000"})
    void of_anythingElse_isNone(String bytes) {
        assertThat(PictureFormat.of(HexFormat.of().parseHex(bytes))).isEmpty();
    }

    @Test
    void of_svg_isNone() {
        assertThat(PictureFormat.of("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
