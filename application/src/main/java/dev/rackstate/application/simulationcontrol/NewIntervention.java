package dev.rackstate.application.simulationcontrol;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.application.simulationcontrol.ControlSimulation.NewIncident;
import dev.rackstate.application.simulationcontrol.ControlSimulation.NewOverride;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.spelling.EditDistance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what somebody wants to do to a simulated machine room, or says why it cannot be. */
final class NewIntervention {
    private static final int SUGGESTIONS = 3;
    /** Characters of an id that somebody makes up; a thousand of them fit into a file many times over. */
    private static final int LONGEST_ID = 200;

    private final SimulatedRoom room;
    private final SimulationSettings settings;
    private final Instant now;

    /**
     * A maker.
     *
     * @param settings what holds now
     * @param now when it begins
     */
    NewIntervention(SimulatedRoom room, SimulationSettings settings, Instant now) {
        this.room = room;
        this.settings = settings;
        this.now = now;
    }

    ValueOverride override(NewOverride wanted) throws ChangeRefusedException {
        ForcibleMetric metric = metric(required("metric is", wanted.metric()));
        String target = target(wanted, metric);
        double value = value(wanted.value(), metric);
        Duration ttl = wanted.ttlSeconds() == null
                ? settings.defaultTtl()
                : Duration.ofSeconds(notNegative("ttl_seconds must be >= 0", wanted.ttlSeconds()));
        return new ValueOverride(
                wanted.id() == null ? freeId(target, metric.id()) : ownId(wanted.id()),
                wanted.instance(),
                wanted.rackId(),
                metric.id(),
                value,
                now,
                end(ttl));
    }

    private String target(NewOverride wanted, ForcibleMetric metric) throws ChangeRefusedException {
        String node = wanted.instance();
        if (node == null) {
            String rack = required("instance or rack_id is", wanted.rackId());
            return carrier("rack_id", rack, TargetKind.RACK, metric);
        }
        if (metric.ofRacks()) {
            throw ChangeRefusedException.invalid(
                    metric.id() + " requires rack_id in place of instance: it belongs to racks");
        }
        if (wanted.rackId() != null) {
            throw ChangeRefusedException.invalid("instance and rack_id exclude each other: a value is forced on a node,"
                    + " or on a rack and all that stands in it");
        }
        return carrier("instance", node, TargetKind.NODE, metric);
    }

    /** What is there, and has the metric. */
    private String carrier(String field, String id, TargetKind kind, ForcibleMetric metric)
            throws ChangeRefusedException {
        known(field, id, List.of(kind));
        Set<String> carriers = room.carriers(metric.id(), kind);
        if (!carriers.contains(id)) {
            throw ChangeRefusedException.invalid(
                    field + ": " + kind.word() + " '" + id + "' has no " + metric.id() + nearest(id, carriers));
        }
        return id;
    }

    private static double value(@Nullable Double value, ForcibleMetric metric) throws ChangeRefusedException {
        if (value == null) {
            throw ChangeRefusedException.invalid("value is required");
        }
        if (!metric.allows(value)) {
            throw ChangeRefusedException.invalid("value: " + metric.id() + " must be "
                    + (metric.allowed().isEmpty() ? "a number" : alternatives(metric.allowed())) + ", not "
                    + plain(value));
        }
        return value;
    }

    /** For example {@code 0, 1, or 2}. */
    private static String alternatives(List<Integer> allowed) {
        int last = allowed.size() - 1;
        return joined(allowed.subList(0, last)) + (last > 1 ? "," : "") + " or " + allowed.get(last);
    }

    private ForcibleMetric metric(String id) throws ChangeRefusedException {
        List<ForcibleMetric> all = room.forcible();
        for (ForcibleMetric metric : all) {
            if (metric.id().equals(id)) {
                return metric;
            }
        }
        throw ChangeRefusedException.invalid("Unsupported metric '" + id + "': it is none that can be forced"
                + nearest(id, all.stream().map(ForcibleMetric::id).toList()));
    }

    Incident incident(NewIncident wanted) throws ChangeRefusedException {
        String word = required("type and target_id are", wanted.type());
        String id = required("type and target_id are", wanted.target());
        IncidentType type = IncidentType.of(word)
                .orElseThrow(() -> ChangeRefusedException.invalid(
                        "type: '" + word + "' is no incident; allowed: " + IncidentType.words()));
        String target = known("target_id", id, type.targets());
        Duration duration = Duration.ofSeconds(notNegative("duration must be non-negative", wanted.seconds()));
        return new Incident(freeId(target, type.word()), type, target, now, end(duration));
    }

    private String known(String field, String id, List<TargetKind> kinds) throws ChangeRefusedException {
        Set<String> ids = new LinkedHashSet<>();
        kinds.forEach(kind -> ids.addAll(room.ids(kind)));
        if (ids.contains(id)) {
            return id;
        }
        String words = kinds.stream().map(TargetKind::word).collect(Collectors.joining(" or "));
        throw ChangeRefusedException.invalid(field + ": there is no " + words + " '" + id + "'" + nearest(id, ids));
    }

    private static String nearest(String word, Collection<String> known) {
        List<String> nearest = EditDistance.nearest(word, known, SUGGESTIONS);
        return nearest.isEmpty() ? "; there are none at all" : "; nearest: " + joined(nearest);
    }

    private static String required(String what, @Nullable String value) throws ChangeRefusedException {
        if (value == null || value.isBlank()) {
            throw ChangeRefusedException.invalid(what + " required");
        }
        return value;
    }

    private static int notNegative(String demand, int seconds) throws ChangeRefusedException {
        if (seconds < 0) {
            throw ChangeRefusedException.invalid(demand + ", not " + seconds + "; 0 is for ever");
        }
        return seconds;
    }

    private @Nullable Instant end(Duration duration) {
        return duration.isZero() ? null : now.plus(duration);
    }

    private String ownId(String id) throws ChangeRefusedException {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw ChangeRefusedException.invalid(
                    "id must have 1 to " + LONGEST_ID + " characters and not be blank, not " + id.length());
        }
        if (!isFree(id)) {
            throw ChangeRefusedException.invalid("id: there is an override or incident '" + id + "' already");
        }
        return id;
    }

    private String freeId(String target, String what) {
        String id = target + "-" + what + "-" + now.getEpochSecond();
        String free = id;
        for (int next = 2; !isFree(free); next++) {
            free = id + "-" + next;
        }
        return free;
    }

    private boolean isFree(String id) {
        return settings.overrides().stream().noneMatch(each -> each.id().equals(id))
                && settings.incidents().stream().noneMatch(each -> each.id().equals(id));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }

    private static String joined(List<?> words) {
        return words.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
