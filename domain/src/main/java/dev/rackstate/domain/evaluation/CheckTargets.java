package dev.rackstate.domain.evaluation;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which check speaks of which entities.
 *
 * <p>Templates bind checks: those of a device template apply to the device, its nodes or its rack, by the scope of the
 * check; those of a rack template and of the components built into it apply to the rack, all its devices or all its
 * nodes. Immutable; computed once per configuration at a cost of O(entities + bindings).
 */
public final class CheckTargets {
    private final Map<Check, int[]> targets;

    private CheckTargets(Map<Check, int[]> targets) {
        this.targets = targets;
    }

    /** Resolves the bindings. Ids that name nothing are passed over; the configuration reports them. */
    public static CheckTargets of(CompiledTopology topology, Catalog catalog, CheckLibrary library) {
        Collector collector = new Collector(topology, catalog, library);
        topology.all(EntityKind.RACK).forEach(collector::rack);
        topology.all(EntityKind.DEVICE).forEach(collector::device);
        Map<Check, int[]> targets = new LinkedHashMap<>();
        for (Check check : library.all()) {
            BitSet found = collector.found.get(check);
            if (found != null && !found.isEmpty()) {
                targets.put(check, found.stream().toArray());
            }
        }
        return new CheckTargets(targets);
    }

    /** The checks that have targets, in library order. */
    public List<Check> checks() {
        return List.copyOf(targets.keySet());
    }

    /** The entities that a check speaks of, ascending; a copy. Empty when it has no targets. */
    public int[] of(Check check) {
        int[] found = targets.get(check);
        return found == null ? new int[0] : found.clone();
    }

    private static final class Collector {
        private final CompiledTopology topology;
        private final Catalog catalog;
        private final CheckLibrary library;
        private final Map<Check, BitSet> found = new HashMap<>();
        private final Map<String, List<Check>> byDeviceTemplate = new HashMap<>();

        Collector(CompiledTopology topology, Catalog catalog, CheckLibrary library) {
            this.topology = topology;
            this.catalog = catalog;
            this.library = library;
        }

        void rack(int rack) {
            RackTemplate template =
                    catalog.rack(topology.rack(rack).templateId()).orElse(null);
            if (template == null) {
                return;
            }
            List<String> ids = new ArrayList<>(template.checks());
            template.infrastructure()
                    .rackComponents()
                    .forEach(ref -> catalog.component(ref.templateId())
                            .map(ComponentTemplate::checks)
                            .ifPresent(ids::addAll));
            for (Check check : resolve(ids)) {
                topology.within(rack, check.scope().target()).forEach(entity -> add(check, entity));
            }
        }

        void device(int device) {
            String templateId = topology.device(device).templateId();
            List<Check> checks = byDeviceTemplate.computeIfAbsent(
                    templateId,
                    id -> resolve(catalog.device(id).map(DeviceTemplate::checks).orElse(List.of())));
            for (Check check : checks) {
                switch (check.scope()) {
                    case NODE -> topology.children(device).forEach(node -> add(check, node));
                    case CHASSIS -> add(check, device);
                    case RACK -> add(check, topology.parent(device));
                }
            }
        }

        private List<Check> resolve(List<String> ids) {
            return ids.stream()
                    .distinct()
                    .flatMap(id -> library.find(id).stream())
                    .toList();
        }

        private void add(Check check, int entity) {
            found.computeIfAbsent(check, c -> new BitSet()).set(entity);
        }
    }
}
