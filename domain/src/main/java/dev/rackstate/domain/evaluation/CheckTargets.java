package dev.rackstate.domain.evaluation;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Collector collector = new Collector(
                topology,
                catalog,
                (template, ids) ->
                        ids.stream().flatMap(id -> library.find(id).stream()).toList());
        collector.collect();
        Map<Check, int[]> targets = new LinkedHashMap<>();
        for (Check check : library.all()) {
            BitSet found = collector.found.get(check);
            if (found != null && !found.isEmpty()) {
                targets.put(check, found.stream().toArray());
            }
        }
        return new CheckTargets(targets);
    }

    /**
     * What a check would speak of if these templates named it, and no others.
     *
     * @param templateIds device, rack and component templates
     * @return entities, ascending
     */
    public static int[] of(CompiledTopology topology, Catalog catalog, Check check, Set<String> templateIds) {
        Collector collector = new Collector(
                topology, catalog, (template, ids) -> templateIds.contains(template) ? List.of(check) : List.of());
        collector.collect();
        return collector.found.getOrDefault(check, new BitSet()).stream().toArray();
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

    /** Which checks a template brings. */
    private interface Bindings {
        List<Check> of(String templateId, List<String> checkIds);
    }

    private static final class Collector {
        private final CompiledTopology topology;
        private final Catalog catalog;
        private final Bindings bindings;
        /** By identity: a check comes from one library, and to compare all it holds takes long. */
        private final Map<Check, BitSet> found = new IdentityHashMap<>();

        private final Map<String, List<Check>> byDeviceTemplate = new HashMap<>();

        Collector(CompiledTopology topology, Catalog catalog, Bindings bindings) {
            this.topology = topology;
            this.catalog = catalog;
            this.bindings = bindings;
        }

        void collect() {
            topology.all(EntityKind.RACK).forEach(this::rack);
            topology.all(EntityKind.DEVICE).forEach(this::device);
        }

        private void rack(int rack) {
            RackTemplate template =
                    catalog.rack(topology.rack(rack).templateId()).orElse(null);
            if (template == null) {
                return;
            }
            Set<Check> checks = Collections.newSetFromMap(new IdentityHashMap<>());
            checks.addAll(bindings.of(template.id(), template.checks()));
            template.infrastructure()
                    .rackComponents()
                    .forEach(ref -> catalog.component(ref.templateId())
                            .ifPresent(component -> checks.addAll(bindings.of(component.id(), component.checks()))));
            for (Check check : checks) {
                BitSet bits = bits(check);
                topology.within(rack, check.scope().target()).forEach(bits::set);
            }
        }

        private void device(int device) {
            String templateId = topology.device(device).templateId();
            List<Check> checks = byDeviceTemplate.computeIfAbsent(
                    templateId,
                    id -> catalog.device(id)
                            .map(template -> bindings.of(id, template.checks()))
                            .orElse(List.of()));
            for (Check check : checks) {
                switch (check.scope()) {
                    case NODE -> bits(check).set(device + 1, topology.end(device));
                    case CHASSIS -> bits(check).set(device);
                    case RACK -> bits(check).set(topology.parent(device));
                }
            }
        }

        private BitSet bits(Check check) {
            return found.computeIfAbsent(check, c -> new BitSet());
        }
    }
}
