package dev.rackstate.adapter.simulator.model;

import dev.rackstate.adapter.simulator.model.ArrayReadings.Status;
import dev.rackstate.adapter.simulator.model.Metric.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The metrics of disk arrays, under the names of the E-Series exporter: one series per status, 1 for the one that
 * holds.
 */
final class ArrayMetrics {
    private static final List<Status> SYSTEM_STATUSES = List.of(Status.values());
    private static final List<Status> PART_STATUSES = List.of(Status.OPTIMAL, Status.FAILED);
    /** How many of each part an array has; drives come from its template. */
    private static final int PARTS = 2;
    /** Names such as {@code da03-r02-01}: the number decides the tray. */
    private static final Pattern NUMBERED = Pattern.compile("da([0-9]{1,9})-.*", Pattern.DOTALL);
    /** The tray with the controllers. */
    private static final String CONTROLLER_TRAY = "99";

    private ArrayMetrics() {}

    static List<Metric<NodeTarget>> all() {
        List<Metric<NodeTarget>> all = new ArrayList<>();
        List<Variant> collector = List.of(new Variant(0, 0, Map.of("collector", "all")));
        all.add(metric(
                "exporter_collect_error",
                "1 when the array could not be asked.",
                NodeTarget::isStorage,
                node -> collector,
                (moment, node, variant) -> moment.arrays().collectError(node)));
        List<Variant> system = SYSTEM_STATUSES.stream()
                .map(status -> new Variant(0, status.ordinal(), Map.of("status", word(status))))
                .toList();
        all.add(metric(
                "storage_system_status",
                "1 for the status the array has.",
                NodeTarget::isStorage,
                node -> system,
                (moment, node, variant) -> is(moment.arrays().system(node), variant)));
        all.add(metric(
                "drive_status",
                "1 for the status the drive has.",
                node -> !node.driveSlots().isEmpty(),
                ArrayMetrics::drives,
                (moment, node, variant) -> is(moment.arrays().drive(node, variant.part()), variant)));
        for (String part : List.of("battery", "fan", "power_supply", "cache_memory_dimm", "thermal_sensor")) {
            long salt = Noise.text(part);
            all.add(metric(
                    part + "_status",
                    "1 for the status the part has.",
                    NodeTarget::isStorage,
                    ArrayMetrics::parts,
                    (moment, node, variant) ->
                            is(moment.arrays().part(node, Noise.hash(salt, variant.part())), variant)));
        }
        return all;
    }

    private static Metric<NodeTarget> metric(
            String name,
            String help,
            Predicate<NodeTarget> possible,
            Function<NodeTarget, List<Variant>> variants,
            Reading<NodeTarget> reading) {
        return new Metric<>(
                "eseries_" + name,
                Metric.About.gauge(help, "storage"),
                NodeTarget.class,
                NodeTarget.LABELS,
                possible,
                possible,
                variants,
                reading);
    }

    private static List<Variant> drives(NodeTarget node) {
        String tray = tray(node.name());
        return node.driveSlots().stream()
                .flatMap(slot -> statuses(slot, Map.of("drive_id", tray + "-" + slot, "slot", "" + slot, "tray", tray)))
                .toList();
    }

    private static List<Variant> parts(NodeTarget node) {
        String tray = tray(node.name());
        return Stream.iterate(1, part -> part <= PARTS, part -> part + 1)
                .flatMap(part -> statuses(part, Map.of("slot", "" + part, "tray", tray)))
                .toList();
    }

    private static Stream<Variant> statuses(int part, Map<String, String> labels) {
        return PART_STATUSES.stream().map(status -> {
            Map<String, String> all = new HashMap<>(labels);
            all.put("status", word(status));
            return new Variant(part, status.ordinal(), all);
        });
    }

    private static double is(Status status, Variant variant) {
        return status.ordinal() == variant.option() ? 1 : 0;
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Array 1 of a group holds the controllers, array n hangs below it as tray n - 1. */
    static String tray(String nodeName) {
        Matcher numbered = NUMBERED.matcher(nodeName);
        int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : 1;
        return number == 1 ? CONTROLLER_TRAY : String.format(Locale.ROOT, "%02d", Math.max(0, number - 1));
    }
}
