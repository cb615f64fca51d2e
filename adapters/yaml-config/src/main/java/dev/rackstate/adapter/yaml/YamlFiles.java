package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads YAML files within limits and reports what is wrong with them. May be used from several threads. */
final class YamlFiles {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path workingDirectory;
    private final Limits limits;
    private final ProblemLog log;

    YamlFiles(Path workingDirectory, Limits limits, ProblemLog log) {
        this.workingDirectory = workingDirectory;
        this.limits = limits;
        this.log = log;
    }

    Limits limits() {
        return limits;
    }

    /** The file as people are shown it: relative to the working directory when it lies there. */
    String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(workingDirectory) && !absolute.equals(workingDirectory)
                ? workingDirectory.relativize(absolute).toString()
                : absolute.toString();
    }

    /** A report on a file that is not read as YAML. */
    FileReport report(Path file) {
        return log.open(shown(file));
    }

    /** Reads an ordinary file. */
    Document read(Path file) {
        return read(file, limits.fileBytes(), limits.values());
    }

    /** Reads a file that holds a whole topology. */
    Document readLarge(Path file) {
        return read(file, limits.topologyFileBytes(), limits.topologyFileValues());
    }

    /**
     * Reads a file that must lie below a directory, symbolic links followed.
     *
     * @param realRoot the directory as {@link Path#toRealPath} gives it
     */
    Document readBelow(Path realRoot, Path file) {
        try {
            if (!file.toRealPath().startsWith(realRoot)) {
                return new Document(file, report(file), State.OUTSIDE, null);
            }
        } catch (NoSuchFileException e) {
            return new Document(file, report(file), State.MISSING, null);
        } catch (IOException e) {
            return unreadable(file, report(file), e);
        }
        return read(file);
    }

    private Document read(Path file, long maxBytes, long maxValues) {
        FileReport report = report(file);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new MalformedYamlException(0, 0, "is not a file");
            }
            YamlValue root = YamlComposer.compose(text(file, maxBytes), report, limits, maxValues);
            return new Document(file, report, root == null ? State.EMPTY : State.READ, root);
        } catch (NoSuchFileException e) {
            return new Document(file, report, State.MISSING, null);
        } catch (IOException e) {
            return unreadable(file, report, e);
        } catch (MalformedYamlException e) {
            report.error(e.line(), e.column(), e.reason() + "; the file is left out");
            return new Document(file, report, State.BROKEN, null);
        }
    }

    private static Document unreadable(Path file, FileReport report, IOException e) {
        report.error(0, 0, "cannot be read: " + reason(e) + "; the file is left out");
        return new Document(file, report, State.BROKEN, null);
    }

    /** What went wrong, in words where the exception has only the file's name. */
    static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "permission denied"
                : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }

    private static String text(Path file, long maxBytes) throws IOException, MalformedYamlException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
        }
        if (bytes.length > maxBytes) {
            throw new MalformedYamlException(0, 0, "is larger than " + size(maxBytes));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(bytes);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String size(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private static void requireUtf8(byte[] bytes) throws CharacterCodingException, MalformedYamlException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            String before = out.flip().toString();
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            String start = before.substring(before.lastIndexOf('\n') + 1);
            throw new MalformedYamlException(
                    line, 1 + start.codePointCount(0, start.length()), "is not valid UTF-8 from here on");
        }
    }
}
