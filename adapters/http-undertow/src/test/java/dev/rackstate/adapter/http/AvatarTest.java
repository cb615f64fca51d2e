package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.identity.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture of an account. */
class AvatarTest {
    private static final String PATH = "/api/auth/avatar";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
    private static final byte[] WEBP = "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII);

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
        server.people.on = true;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String url(String mediaType, byte[] bytes) {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private HttpResponse<String> put(String url, String... caller) {
        return server.write("PUT", PATH, "{\"avatar\":\"" + url + "\"}", caller);
    }

    private HttpResponse<String> put(String url) {
        return put(url, People.session(Role.VIEWER));
    }

    private String shown(String... caller) {
        return server.get(PATH, caller).body();
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return TestServer.parse(answer.body()).get("detail").stringValue();
    }

    @Test
    void aPicture_isShownAsWhatItIs() {
        for (String url : new String[] {url("image/png", PNG), url("image/jpeg", JPEG), url("image/webp", WEBP)}) {
            assertThat(put(url).body()).isEqualTo("{\"ok\":true}");
            assertThat(shown(People.session(Role.VIEWER))).isEqualTo("{\"avatar\":\"" + url + "\"}");
        }
    }

    @Test
    void theMediaType_isReadInAnyCase() {
        assertThat(put(url("IMAGE/PNG", PNG).replace("data", "DATA")).statusCode())
                .isEqualTo(200);
        assertThat(shown(People.session(Role.VIEWER))).contains("data:image/png;base64,");
    }

    @Test
    void everyAccount_hasItsOwn() {
        put(url("image/png", PNG), People.session(Role.VIEWER));

        assertThat(shown(People.session(Role.ADMIN))).isEqualTo("{\"avatar\":null}");
    }

    @Test
    void whileOff_itIsTheBuiltInAdministrators() throws IOException {
        server.people.on = false;
        put(url("image/png", PNG), "X-Api-Key", "whatever");

        assertThat(server.people.find("root")).isPresent();
        assertThat(shown()).contains("data:image/png");
    }

    @Test
    void anApiKey_hasNone() {
        assertThat(shown(People.apiKey(Role.ADMIN))).isEqualTo("{\"avatar\":null}");
        assertThat(refusal(put(url("image/png", PNG), People.apiKey(Role.ADMIN))))
                .isEqualTo("The API key 'admin program' has no account with a picture");
        assertThat(refusal(server.method("DELETE", PATH, People.apiKey(Role.ADMIN))))
                .contains("no account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"avatar\":null}", "{\"avatar\":\"\"}"})
    void nothing_takesThePictureAway(String body) {
        put(url("image/png", PNG));

        assertThat(server.write("PUT", PATH, body, People.session(Role.VIEWER)).body())
                .isEqualTo("{\"ok\":true}");
        assertThat(shown(People.session(Role.VIEWER))).isEqualTo("{\"avatar\":null}");
    }

    @Test
    void delete_takesItAway_alsoWhenThereIsNone() {
        put(url("image/png", PNG));
        for (int i = 0; i < 2; i++) {
            assertThat(server.method("DELETE", PATH, People.session(Role.VIEWER))
                            .body())
                    .isEqualTo("{\"ok\":true}");
            assertThat(shown(People.session(Role.VIEWER))).isEqualTo("{\"avatar\":null}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.org/a.png | avatar: the form is data:image/png;base64,...",
                "data:image/png,abc | avatar: the form is data:image/png;base64,...",
                "data:;base64, | avatar: '' is not kept; allowed: image/jpeg, image/png, image/webp",
                "data;base64, | avatar: the form is data:image/png;base64,...",
                "data:image/svg+xml;base64,PHN2Zz4= | avatar: 'image/svg+xml' is not kept; allowed: image/jpeg,"
                        + " image/png, image/webp",
                "data:text/html;base64,PGI+ | avatar: 'text/html' is not kept; allowed: image/jpeg, image/png, image/webp",
                "data:image/png;base64, | avatar: it does not begin with the magic bytes of image/png",
                "data:image/png;base64,PHN2Zz4= | avatar: it does not begin with the magic bytes of image/png",
                "data:image/webp;base64,UklGRg== | avatar: it does not begin with the magic bytes of image/webp",
                "data:image/png;base64,?? | avatar: what follows the comma is not base64: Illegal base64 character 3f",
            })
    void whatIsNoPicture_isRefusedWithTheReason(String url, String reason) {
        assertThat(refusal(put(url))).isEqualTo(reason);
        assertThat(shown(People.session(Role.VIEWER))).isEqualTo("{\"avatar\":null}");
    }

    @Test
    void theLargestPicture_isKept_andOneByteMoreIsNot() {
        byte[] largest = Arrays.copyOf(PNG, 512 * 1024);

        assertThat(put(url("image/png", largest)).statusCode()).isEqualTo(200);
        assertThat(shown(People.session(Role.VIEWER))).hasSizeGreaterThan(512 * 1024);
        assertThat(refusal(put(url("image/png", Arrays.copyOf(PNG, 512 * 1024 + 1)))))
                .isEqualTo("avatar: it is too large: 524289 bytes; at most 524288 are kept");
    }

    @Test
    void whatIsNoText_is422() {
        assertThat(server.write("PUT", PATH, "{\"avatar\":5}", People.session(Role.VIEWER))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void picturesThatCannotBeKept_are503_withoutThePathOnDisk() {
        server.people.broken = new IOException("/var/lib/secret/place is full");

        for (HttpResponse<String> answer :
                List.of(put(url("image/png", PNG)), server.get(PATH, People.session(Role.VIEWER)))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("/var/lib");
        }
    }
}
