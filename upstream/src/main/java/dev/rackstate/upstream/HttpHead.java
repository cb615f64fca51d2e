package dev.rackstate.upstream;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer in HTTP/1.0 begins with. Immutable.
 *
 * @param status the status code
 * @param headers the values by lower-case name
 */
record HttpHead(int status, Map<String, Collection<String>> headers) {
    private static final int MAX_BYTES = 32 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** What came is no HTTP. */
    static final class NoHttp extends IOException {
        private static final long serialVersionUID = 1L;

        NoHttp(String message) {
            super(message);
        }
    }

    /**
     * Reads up to the empty line and no further.
     *
     * @throws NoHttp when it is none
     */
    static HttpHead read(InputStream in) throws IOException {
        List<String> lines = lines(in);
        Matcher start = STATUS.matcher(lines.get(0));
        if (!start.matches()) {
            throw new NoHttp("the answer begins with '" + Texts.shortened(lines.get(0), 40) + "'");
        }
        Map<String, Collection<String>> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new NoHttp("'" + Texts.shortened(line, 40) + "' is no header");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new HttpHead(Integer.parseInt(start.group(1)), headers);
    }

    private static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int count = 0; count < MAX_BYTES; count++) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("it was closed before the answer");
            }
            if (next != '\n') {
                line.write(next);
                continue;
            }
            String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            if (text.isEmpty() && !lines.isEmpty()) {
                return lines;
            }
            lines.add(text);
            line.reset();
        }
        throw new NoHttp("the headers are longer than " + MAX_BYTES + " bytes");
    }

    /** The body that follows in the stream: as long as it was announced, or else up to the end. */
    InputStream body(InputStream in) throws NoHttp {
        if (headers.containsKey("transfer-encoding")) {
            throw new NoHttp("the answer to HTTP/1.0 comes in chunks");
        }
        Collection<String> lengths = headers.getOrDefault("content-length", List.of());
        if (lengths.isEmpty()) {
            return in;
        }
        String length = lengths.iterator().next();
        if (lengths.size() > 1 || !LENGTH.matcher(length).matches()) {
            throw new NoHttp("the length is '" + Texts.shortened(String.join(", ", lengths), 40) + "'");
        }
        return new Sized(in, Long.parseLong(length));
    }

    /** A body of known length; whatever follows it is not read. */
    private static final class Sized extends FilterInputStream {
        private final long length;
        private long count;

        Sized(InputStream in, long length) {
            super(in);
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int wanted) throws IOException {
            if (count == length) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(wanted, length - count));
            if (read < 0) {
                throw new IOException("it was closed after " + count + " of " + length + " bytes");
            }
            count += read;
            return read;
        }
    }
}
