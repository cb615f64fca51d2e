package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.adapter.simulator.model.Moment;
import dev.rackstate.adapter.simulator.model.Simulation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes a simulation at one instant in Prometheus' text format, version 0.0.4, straight into a stream through a buffer
 * of fixed size. Used once, by one thread.
 *
 * <p>The text holds no timestamps: the scraper's clock decides. A NUL, which ends the input of Prometheus' own parser,
 * and half a surrogate pair, which UTF-8 cannot hold, become U+FFFD.
 */
final class Exposition {
    /** What the text is, for the {@code Content-Type} header. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int BUFFER = 16_384;
    /** The most bytes one UTF-16 unit, escaped, or one number takes. */
    private static final int LONGEST_PIECE = 32;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    private Exposition(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes all series. The stream is neither flushed nor closed.
     *
     * @throws IOException when the stream refuses
     */
    static void write(Simulation simulation, Instant at, OutputStream out) throws IOException {
        Exposition exposition = new Exposition(out);
        Moment moment = simulation.at(at);
        for (MetricFamily family : simulation.families()) {
            exposition.family(family, moment);
        }
        exposition.drain();
    }

    private void family(MetricFamily family, Moment moment) throws IOException {
        plain("# HELP ");
        plain(family.name());
        plain(" ");
        escaped(family.help(), false);
        plain("\n# TYPE ");
        plain(family.name());
        plain(" ");
        plain(family.type());
        plain("\n");
        String[] names = new String[family.columns()];
        for (int column = 0; column < names.length; column++) {
            names[column] = family.labelName(column);
        }
        for (int series = 0; series < family.size(); series++) {
            double value = family.value(series, moment);
            if (!MetricFamily.isAbsent(value)) {
                plain(family.name());
                labels(family, series, names);
                number(value);
                plain("\n");
            }
        }
    }

    private void labels(MetricFamily family, int series, String[] names) throws IOException {
        String before = "{";
        for (int column = 0; column < names.length; column++) {
            String value = family.label(series, column);
            if (!value.isEmpty()) {
                plain(before);
                plain(names[column]);
                plain("=\"");
                escaped(value, true);
                plain("\"");
                before = ",";
            }
        }
        plain(before.equals(",") ? "} " : " ");
    }

    private void number(double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            plain(Long.toString((long) value));
        } else if (Double.isInfinite(value)) {
            plain(value > 0 ? "+Inf" : "-Inf");
        } else {
            plain(Double.toString(value));
        }
    }

    /** Text of ASCII characters that need no escape. */
    private void plain(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (used == BUFFER) {
                drain();
            }
            buffer[used++] = (byte) text.charAt(i);
        }
    }

    private void escaped(String text, boolean quoted) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (used > BUFFER - LONGEST_PIECE) {
                drain();
            }
            char c = text.charAt(i);
            if (c == '\n') {
                buffer[used++] = '\\';
                buffer[used++] = 'n';
            } else if (c == '\\' || (c == '"' && quoted)) {
                buffer[used++] = '\\';
                buffer[used++] = (byte) c;
            } else if (c > 0 && c < 0x80) {
                buffer[used++] = (byte) c;
            } else {
                int codePoint = text.codePointAt(i);
                i += Character.charCount(codePoint) - 1;
                boolean writable = codePoint != 0 && !(codePoint <= 0xFFFF && Character.isSurrogate((char) codePoint));
                byte[] bytes = (writable ? Character.toString(codePoint) : "\uFFFD").getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, buffer, used, bytes.length);
                used += bytes.length;
            }
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
