package dev.rackstate.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by Debian's wrk: eight connections that are kept open, each asking again as soon as it has its answer. */
final class Wrk {
    static final String PROGRAM = "wrk";

    private static final int CONNECTIONS = 8;
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Pattern RATE = Pattern.compile("(?m)^Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("(?m)^\\s*99%\\s+([0-9.]+)(us|ms|s)\\b");
    private static final Pattern TROUBLE = Pattern.compile("(?m)^\\s*(Socket errors|Non-2xx).*");

    private Wrk() {}

    /**
     * What came of a load.
     *
     * @param rate answers per second
     * @param p99Millis 99 of 100 answers took no longer than this, in milliseconds
     */
    record Load(double rate, double p99Millis) {}

    /**
     * Puts load on an address.
     *
     * @param threads of wrk, each with its share of the connections
     * @throws IOException when any answer was not 200, or a connection broke
     */
    static Load on(URI address, int threads, Duration time) throws IOException, InterruptedException {
        List<String> command = List.of(
                PROGRAM,
                "-c" + CONNECTIONS,
                "-t" + threads,
                "-d" + time.toSeconds() + "s",
                "--latency",
                address.toString());
        try (Child wrk = Child.start(PROGRAM, command)) {
            return parse(String.join("\n", wrk.awaitEnd(time.plus(GRACE))));
        }
    }

    static Load parse(String output) throws IOException {
        Matcher trouble = TROUBLE.matcher(output);
        if (trouble.find()) {
            throw new IOException("wrk met trouble: " + trouble.group().strip());
        }
        Matcher rate = RATE.matcher(output);
        Matcher p99 = P99.matcher(output);
        if (!rate.find() || !p99.find()) {
            throw new IOException("wrk said something else than expected:\n" + output);
        }
        double toMillis = switch (p99.group(2)) {
            case "us" -> 1e-3;
            case "ms" -> 1;
            default -> 1e3;
        };
        return new Load(Double.parseDouble(rate.group(1)), Double.parseDouble(p99.group(1)) * toMillis);
    }
}
