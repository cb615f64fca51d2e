package dev.rackstate.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which at most so many bytes are read, after decompression; one more ends it with {@link TooLarge}. */
public final class CappedBody extends FilterInputStream {
    private final long limit;
    private long count;

    /** Takes the body over. */
    public CappedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    /** The answer has more bytes than are read. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            took(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            took(read);
        }
        return read;
    }

    private void took(int bytes) throws IOException {
        count += bytes;
        if (count > limit) {
            throw new TooLarge(limit);
        }
    }
}
