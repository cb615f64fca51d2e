package dev.rackstate.testkit.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a server collects, in the configuration format that Prometheus and VictoriaMetrics share: one job,
 * {@code test}.
 *
 * @param targets host and port of each exporter
 * @param honorLabels whether a label that the exporter writes wins over the server's own, {@code instance} above all
 * @param interval the time between two collections
 */
public record Scrape(List<String> targets, boolean honorLabels, Duration interval) {
    /** Copies the list. */
    public Scrape {
        targets = List.copyOf(targets);
    }

    /** These targets, every second; the server's own labels win. */
    public static Scrape of(String... targets) {
        return new Scrape(List.of(targets), false, Duration.ofSeconds(1));
    }

    /** The same, where the exporter's labels win. */
    public Scrape honoringLabels() {
        return new Scrape(targets, true, interval);
    }

    /** The same, collected at this interval. */
    public Scrape every(Duration time) {
        return new Scrape(targets, honorLabels, time);
    }

    String yaml() {
        String time = interval.toMillis() + "ms";
        String list = targets.stream().map(target -> "'" + target + "'").collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "global: {scrape_interval: " + time + ", scrape_timeout: " + time + "}",
                "scrape_configs:",
                "  - job_name: test",
                "    honor_labels: " + honorLabels,
                "    static_configs: [{targets: [" + list + "]}]",
                "");
    }
}
