package dev.rackstate.adapter.audit;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a file held when it was opened. It stays readable whatever becomes of the file's name, and what is added later does
 * not belong to it.
 */
final class Segment implements Closeable {
    private final FileChannel file;
    private final int size;

    private Segment(FileChannel file, int size) {
        this.file = file;
        this.size = size;
    }

    static Segment open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new Segment(file, Math.toIntExact(file.size()));
        } catch (IOException | ArithmeticException e) {
            file.close();
            throw new IOException(path + " cannot be read", e);
        }
    }

    /** The lines, the first one written first. */
    List<String> lines() throws IOException {
        byte[] bytes = Channels.newInputStream(file).readNBytes(size);
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))
                .lines()
                .toList();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
