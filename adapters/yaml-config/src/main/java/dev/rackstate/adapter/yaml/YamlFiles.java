package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.adapter.yaml.files.FileNames;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.adapter.yaml.files.Stamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads YAML files within limits and reports what is wrong with them. May be used from several threads. */
final class YamlFiles {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FileView view;
    private final FileNames names;
    private final Limits limits;
    private final Memory memory;
    private final ProblemLog log = new ProblemLog();

    /**
     * Files to be read.
     *
     * @param view how they are seen
     * @param memory what was made of them before
     */
    YamlFiles(FileView view, FileNames names, Limits limits, Memory memory) {
        this.view = view;
        this.names = names;
        this.limits = limits;
        this.memory = memory;
    }

    FileView view() {
        return view;
    }

    Limits limits() {
        return limits;
    }

    Memory memory() {
        return memory;
    }

    /** What takes the problems of all files. */
    ProblemLog log() {
        return log;
    }

    /** The file as people are shown it. */
    String shown(Path file) {
        return names.shown(file);
    }

    /** A report on a file that is not read as YAML. */
    FileReport report(Path file) {
        return log.open(shown(file));
    }

    /** Reads an ordinary file. */
    Document read(Path file) {
        return read(file, null, limits.fileBytes(), limits.values());
    }

    /** Reads a file that holds a whole topology. */
    Document readLarge(Path file) {
        return read(file, null, limits.topologyFileBytes(), limits.topologyFileValues());
    }

    /**
     * Reads a file that must lie below a directory, symbolic links followed.
     *
     * @param realRoot the directory as {@link Path#toRealPath} gives it
     */
    Document readBelow(Path realRoot, Path file) {
        try {
            if (!isKnownBelow(realRoot, file) && !view.real(file).startsWith(realRoot)) {
                return new Document(file, report(file), State.OUTSIDE, null);
            }
        } catch (NoSuchFileException e) {
            return new Document(file, report(file), State.MISSING, null);
        } catch (IOException e) {
            return unreadable(file, report(file), e);
        }
        return read(file, realRoot, limits.fileBytes(), limits.values());
    }

    private boolean isKnownBelow(Path realRoot, Path file) throws IOException {
        Parsed known = memory.documents().get(file, view.stamp(file));
        return known != null && realRoot.equals(known.realRoot());
    }

    private Document read(Path file, @Nullable Path realRoot, long maxBytes, long maxValues) {
        FileReport report = report(file);
        try {
            Stamp stamp = view.stamp(file);
            Parsed known = memory.documents().get(file, stamp);
            if (known != null) {
                report.repeat(known.problems());
                return new Document(file, report, known.state(), known.root());
            }
            if (view.isDirectory(file)) {
                throw new MalformedYamlException(0, 0, "is not a file");
            }
            YamlValue root = YamlComposer.compose(text(file, maxBytes), report, limits, maxValues);
            State state = root == null ? State.EMPTY : State.READ;
            if (maxBytes <= limits.fileBytes()) {
                memory.documents().put(file, stamp, new Parsed(state, root, report.problems(), realRoot));
            }
            return new Document(file, report, state, root);
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

    private String text(Path file, long maxBytes) throws IOException, MalformedYamlException {
        byte[] bytes = view.read(file, (int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
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
