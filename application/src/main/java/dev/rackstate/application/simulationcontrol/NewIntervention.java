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
        ForcibleMetric metric = metric(required("metric", wanted.metric()));
        String target = target(wanted, metric);
        Double value = wanted.value();
        if (value == null) {
            throw ChangeRefusedException.invalid("value is required");
        }
        if (!metric.allows(value)) {
            throw ChangeRefusedException.invalid("value: " + metric.id() + " cannot be " + plain(value) + "; allowed: "
                    + (metric.allowed().isEmpty() ? "any number" : joined(metric.allowed())));
        }
        Duration ttl = wanted.ttlSeconds() == null
                ? settings.defaultTtl()
                : Duration.ofSeconds(notNegative("ttl_seconds", wanted.ttlSeconds()));
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
        if (wanted.instance() == null && wanted.rackId() == null) {
            throw ChangeRefusedException.invalid("instance or rack_id is required");
        }
        if (wanted.instance() != null && wanted.rackId() != null) {
            throw ChangeRefusedException.invalid("instance and rack_id exclude each other: a value is forced on a node,"
                    + " or on a rack and all that stands in it");
        }
        if (wanted.rackId() != null) {
            return known("rack_id", wanted.rackId(), List.of(TargetKind.RACK));
        }
        if (metric.ofRacks()) {
            throw ChangeRefusedException.invalid(
                    "instance: " + metric.id() + " belongs to racks; it needs rack_id in place of instance");
        }
        return known("instance", required("instance", wanted.instance()), List.of(TargetKind.NODE));
    }

    private ForcibleMetric metric(String id) throws ChangeRefusedException {
        List<ForcibleMetric> all = room.forcible();
        for (ForcibleMetric metric : all) {
            if (metric.id().equals(id)) {
                return metric;
            }
        }
        throw ChangeRefusedException.invalid("metric: '" + id + "' is none that can be forced"
                + nearest(id, all.stream().map(ForcibleMetric::id).toList()));
    }

    Incident incident(NewIncident wanted) throws ChangeRefusedException {
        String word = required("type", wanted.type());
        IncidentType type = IncidentType.of(word)
                .orElseThrow(() -> ChangeRefusedException.invalid(
                        "type: '" + word + "' is no incident; allowed: " + IncidentType.words()));
        String target = known("target_id", required("target_id", wanted.target()), type.targets());
        Duration duration = Duration.ofSeconds(notNegative("duration", wanted.seconds()));
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

    private static String required(String field, @Nullable String value) throws ChangeRefusedException {
        if (value == null || value.isBlank()) {
            throw ChangeRefusedException.invalid(field + " is required");
        }
        return value;
    }

    private static int notNegative(String field, int seconds) throws ChangeRefusedException {
        if (seconds < 0) {
            throw ChangeRefusedException.invalid(
                    field + ": " + seconds + " is negative; allowed: 0 for ever, or a number of seconds");
        }
        return seconds;
    }

    private @Nullable Instant end(Duration duration) {
        return duration.isZero() ? null : now.plus(duration);
    }

    private String ownId(String id) throws ChangeRefusedException {
        if (id.isBlank() || !isFree(id)) {
            throw ChangeRefusedException.invalid(
                    id.isBlank()
                            ? "id must not be blank"
                            : "id: there is an override or incident '" + id + "' already");
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
