package dev.rackstate.adapter.identity;

import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.PictureFormat;
import dev.rackstate.application.identity.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Pictures as files: that of the built-in administrator where existing installations have it, beside the main file; the
 * others in a directory, each under the hash of its account's name, because a name may hold anything. Safe for concurrent
 * use.
 */
public final class FileAvatars implements Avatars {
    private static final int MOST_BYTES = 1 << 20;

    private final Path directory;
    private final Path builtInPicture;
    private final Supplier<String> builtIn;

    /**
     * Pictures in these places.
     *
     * @param directory where users' pictures are; made when there is one
     * @param builtInPicture the file of the built-in administrator's picture, {@code avatar.jpeg} whatever its format
     * @param builtIn the built-in administrator's name as it is now
     */
    public FileAvatars(Path directory, Path builtInPicture, Supplier<String> builtIn) {
        this.directory = directory;
        this.builtInPicture = builtInPicture;
        this.builtIn = builtIn;
    }

    /** {@inheritDoc} A file that is no picture is none. */
    @Override
    public Optional<Picture> find(String account) throws IOException {
        return PrivateFiles.read(file(account), MOST_BYTES)
                .flatMap(bytes -> PictureFormat.of(bytes).map(format -> new Picture(format.mediaType(), bytes)));
    }

    @Override
    public void put(String account, Picture picture) throws IOException {
        PrivateFiles.replace(file(account), picture.bytes());
    }

    @Override
    public void remove(String account) throws IOException {
        Files.deleteIfExists(file(account));
    }

    private Path file(String account) {
        return account.equals(builtIn.get()) ? builtInPicture : directory.resolve(Sha256.hex(account));
    }
}
