package dev.rackstate.adapter.yaml.tree;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written of forced values and incidents. Moments are seconds since 1970, as the format has them. */
public final class InterventionTree {
    private InterventionTree() {}

    /** Carries over what differs between the forced values before and after. */
    public static void changeOverrides(
            Map<String, @Nullable Object> file, List<ValueOverride> before, List<ValueOverride> after) {
        EntryTree.change(
                file,
                "overrides",
                "id",
                new OverrideIds()::of,
                before.stream().map(InterventionTree::of).toList(),
                after.stream().map(InterventionTree::of).toList());
    }

    /** Carries over what differs between the incidents before and after. */
    public static void changeIncidents(
            Map<String, @Nullable Object> file, List<Incident> before, List<Incident> after) {
        EntryTree.change(
                file,
                "incidents",
                "id",
                before.stream().map(InterventionTree::of).toList(),
                after.stream().map(InterventionTree::of).toList());
    }

    private static Map<String, @Nullable Object> of(ValueOverride override) {
        return new Sparse()
                .with("id", override.id())
                .maybe("instance", override.instance())
                .maybe("rack_id", override.rackId())
                .with("metric", override.metric())
                .with("value", Sparse.number(override.value()))
                .maybe("starts_at", seconds(override.startsAt()))
                .maybe("expires_at", seconds(override.expiresAt()))
                .tree();
    }

    private static Map<String, @Nullable Object> of(Incident incident) {
        return new Sparse()
                .with("id", incident.id())
                .with("type", incident.type().word())
                .with("target_id", incident.target())
                .maybe("starts_at", seconds(incident.startsAt()))
                .maybe("expires_at", seconds(incident.expiresAt()))
                .tree();
    }

    private static @Nullable Object seconds(@Nullable Instant moment) {
        return moment == null ? null : Sparse.number(moment.toEpochMilli() / 1_000.0);
    }
}
