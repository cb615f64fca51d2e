package dev.rackstate.adapter.yaml;

import dev.rackstate.application.simulation.SimulationSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every key of the simulator's configuration, like {@link AppKeys}. */
final class SimulatorKeys {
    private static final SimulationSettings PLAIN = SimulationSettings.DEFAULT;
    private static final Form<Integer> ONE_OR_MORE = Form.atLeast(1);
    private static final Form<Integer> COUNT = Form.atLeast(0);
    private static final Form<String> INCIDENT_MODES =
            Form.oneOfIgnoringCase("full_ok", "light", "medium", "heavy", "chaos", "custom");

    static final Key<Integer> UPDATE_SECONDS = Key.of(
            "update_interval_seconds",
            ONE_OR_MORE,
            Math.toIntExact(PLAIN.updateInterval().toSeconds()));
    static final Key<Long> SEED = Key.of("seed", Form.LONG, PLAIN.seed());
    static final Key<String> INCIDENT_MODE =
            Key.of("incident_mode", INCIDENT_MODES, PLAIN.incidentMode().name().toLowerCase(Locale.ROOT));
    static final Key<Integer> CHANGES_PER_HOUR = Key.of("changes_per_hour", ONE_OR_MORE, PLAIN.changesPerHour());
    static final Key<Integer> DEVICES_CRIT = Key.of("custom_incidents.devices_crit", COUNT, 0);
    static final Key<Integer> DEVICES_WARN = Key.of("custom_incidents.devices_warn", COUNT, 0);
    static final Key<Integer> RACKS_CRIT = Key.of("custom_incidents.racks_crit", COUNT, 0);
    static final Key<Integer> AISLES_HOT = Key.of("custom_incidents.aisles_hot", COUNT, 0);
    static final Key<String> OVERRIDES_PATH =
            Key.of("overrides_path", Form.PATH, "plugins/simulator/overrides/overrides.yaml");
    static final Key<String> CATALOG_PATH =
            Key.of("metrics_catalog_path", Form.PATH, "config/plugins/simulator/metrics/metrics_full.yaml");

    static final Key<Integer> DEFAULT_TTL = Key.of(
            "default_ttl_seconds", COUNT, Math.toIntExact(PLAIN.defaultTtl().toSeconds()));
    static final Key<Map<String, Integer>> SLURM_RANDOM =
            Key.map("slurm_random_statuses", COUNT, new TreeMap<>(PLAIN.slurm().random()));
    static final Key<List<String>> SLURM_MATCH =
            Key.list("slurm_random_match", Form.NAME, PLAIN.slurm().match());
    static final Key<Integer> SLURM_ALLOCATED =
            Key.of("slurm_alloc_percent", Form.whole(0, 100), PLAIN.slurm().allocatedPercent());

    /** Every key. */
    static final List<Key<?>> ALL = List.of(
            UPDATE_SECONDS,
            SEED,
            INCIDENT_MODE,
            CHANGES_PER_HOUR,
            DEVICES_CRIT,
            DEVICES_WARN,
            RACKS_CRIT,
            AISLES_HOT,
            OVERRIDES_PATH,
            DEFAULT_TTL,
            CATALOG_PATH,
            SLURM_RANDOM,
            SLURM_MATCH,
            SLURM_ALLOCATED);

    /** The keys that hold structures. */
    static final List<String> STRUCTURES = List.of("metrics_catalogs", "profiles");

    private SimulatorKeys() {}
}
