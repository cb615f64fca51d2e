package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.system.ProcessUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a process uses on the page where it tells of itself.
 *
 * <p>Source: Prometheus documentation, "Exposition formats", text-based format, and "Writing client libraries", process
 * metrics.
 */
final class OwnMetrics {
    private static final int MOST_BYTES = 4 << 20;
    private static final Pattern MEMORY = line("process_resident_memory_bytes");
    private static final Pattern CPU = line("process_cpu_seconds_total");

    private OwnMetrics() {}

    private static Pattern line(String metric) {
        return Pattern.compile("^" + metric + "[ \\t]+(\\S+)", Pattern.MULTILINE);
    }

    /** Reads the page; what is beyond its first 4 MiB, where a usual one has 0.1, is not looked at. */
    static ProcessUsage read(InputStream page) throws IOException {
        String text = new String(page.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        return ProcessUsage.of(value(text, MEMORY), value(text, CPU));
    }

    /** The value of a metric without labels; not a number when it is not there. */
    private static double value(String text, Pattern metric) {
        Matcher line = metric.matcher(text);
        try {
            return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
