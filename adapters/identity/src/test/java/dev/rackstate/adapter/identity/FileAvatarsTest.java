package dev.rackstate.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.identity.Avatars.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAvatarsTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504E470D0A1A0A0000000D");
    private static final byte[] JPEG = HexFormat.of().parseHex("FFD8FFE000104A464946");

    @TempDir
    Path directory;

    private FileAvatars avatars() {
        return new FileAvatars(directory.resolve("avatars"), directory.resolve("avatar.jpeg"), () -> "admin");
    }

    private static void assertPicture(FileAvatars avatars, String account, String mediaType, byte[] bytes)
            throws IOException {
        assertThat(avatars.find(account)).hasValueSatisfying(picture -> {
            assertThat(picture.mediaType()).isEqualTo(mediaType);
            assertThat(picture.bytes()).isEqualTo(bytes);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ada", "../../etc/passwd", "a/b", "CON", "Ğülşen 🙂", ".", "."})
    void put_find_remove_oneAccountAlone(String account) throws IOException {
        avatars().put("other", new Picture("image/jpeg", JPEG));
        assertThat(avatars().find(account)).isEmpty();
        avatars().remove(account);

        avatars().put(account, new Picture("image/jpeg", JPEG));
        avatars().put(account, new Picture("image/jpeg", PNG));

        assertPicture(avatars(), account, "image/png", PNG);
        avatars().remove(account);
        assertThat(avatars().find(account)).isEmpty();
        assertPicture(avatars(), "other", "image/jpeg", JPEG);
    }

    @Test
    void put_names_neverLeaveTheDirectory() throws IOException {
        avatars().put("../outside", new Picture("image/png", PNG));

        try (Stream<Path> files = Files.list(directory.resolve("avatars"))) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
        }
    }

    @Test
    void find_pictureOfAnExistingInstallation_isTheAdministrators() throws IOException {
        Files.write(directory.resolve("avatar.jpeg"), PNG);

        assertPicture(avatars(), "admin", "image/png", PNG);
    }

    @Test
    void find_fileThatIsNoPicture_isNone() throws IOException {
        Files.writeString(directory.resolve("avatar.jpeg"), "<svg/>");

        assertThat(avatars().find("admin")).isEmpty();
    }
}
