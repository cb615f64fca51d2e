package dev.rackstate.adapter.simulator.model;

import dev.rackstate.adapter.simulator.model.RackTarget.Pdu;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackPdu;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Rack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every node and rack that telemetry speaks of, in file order.
 *
 * <p>Labels name no aisle, so two racks with one id in one room are one rack to telemetry, and two nodes that agree in
 * site, room, rack, device and name are one node. Such twins are one target here, which keeps every series unique.
 *
 * @param nodes by index
 * @param racks by index
 * @param aisleKeys what the random numbers of each aisle are hashed from
 */
record Targets(List<NodeTarget> nodes, List<RackTarget> racks, List<Long> aisleKeys) {
    Targets {
        nodes = List.copyOf(nodes);
        racks = List.copyOf(racks);
        aisleKeys = List.copyOf(aisleKeys);
    }

    static Targets of(CompiledTopology topology, Catalog catalog) {
        return new Collector(topology, catalog).collect();
    }

    /** The nodes as Slurm knows them, by their names alone: of several with one name, the first. */
    List<NodeTarget> nodesByName() {
        Map<String, NodeTarget> byName = new LinkedHashMap<>();
        nodes.forEach(node -> byName.putIfAbsent(node.name(), node));
        return List.copyOf(byName.values());
    }

    /** One walk over the topology. */
    private static final class Collector {
        private final CompiledTopology topology;
        private final Catalog catalog;
        private final Map<String, RackTarget> racks = new HashMap<>();
        private final List<RackTarget> rackOrder = new ArrayList<>();
        private final Map<Integer, Integer> aisles = new HashMap<>();
        private final List<Long> aisleKeys = new ArrayList<>();
        private final List<NodeTarget> nodes = new ArrayList<>();
        private final Set<String> nodePaths = new HashSet<>();

        Collector(CompiledTopology topology, Catalog catalog) {
            this.topology = topology;
            this.catalog = catalog;
        }

        Targets collect() {
            topology.all(EntityKind.AISLE).forEach(aisle -> {
                aisles.put(aisle, aisles.size());
                aisleKeys.add(Noise.text(topology.path(aisle)));
            });
            topology.all(EntityKind.RACK).forEach(this::rack);
            return new Targets(nodes, rackOrder, aisleKeys);
        }

        private void rack(int entity) {
            String room = topology.path(topology.ancestor(entity, EntityKind.ROOM));
            String path = room + "/" + topology.id(entity);
            RackTarget rack = racks.get(path);
            if (rack == null) {
                rack = newRack(entity, path);
                racks.put(path, rack);
                rackOrder.add(rack);
            }
            for (int device : topology.children(entity).toArray()) {
                device(device, rack, path);
            }
        }

        private RackTarget newRack(int entity, String path) {
            int aisle = topology.ancestor(entity, EntityKind.AISLE);
            Optional<RackTemplate> template = catalog.rack(topology.rack(entity).templateId());
            return new RackTarget(
                    rackOrder.size(),
                    Noise.text(path),
                    topology.id(topology.ancestor(entity, EntityKind.SITE)),
                    topology.id(topology.ancestor(entity, EntityKind.ROOM)),
                    aisles.getOrDefault(aisle, -1),
                    aisle < 0 ? "" : topology.id(aisle),
                    topology.id(entity),
                    pdus(topology.rack(entity), template),
                    template.isPresent()
                            && !components(template.get(), "cooling").isEmpty());
        }

        /** As the rack's template has them; a rack without a template is fed by two. */
        private List<Pdu> pdus(Rack rack, Optional<RackTemplate> template) {
            if (template.isEmpty()) {
                return List.of(pdu(rack, 1, null), pdu(rack, 2, null));
            }
            return RackPdu.of(rack, catalog).stream()
                    .map(pdu -> pdu(rack, pdu.number(), pdu.side()))
                    .toList();
        }

        private static Pdu pdu(Rack rack, int number, @Nullable String side) {
            return new Pdu(
                    number, RackPdu.id(rack.id().value(), number), "PDU " + number + (side == null ? "" : " " + side));
        }

        private List<ComponentRef> components(RackTemplate template, String type) {
            return template.infrastructure().rackComponents().stream()
                    .filter(ref -> catalog.component(ref.templateId())
                            .map(ComponentTemplate::type)
                            .filter(type::equalsIgnoreCase)
                            .isPresent())
                    .toList();
        }

        private void device(int entity, RackTarget rack, String rackPath) {
            Device device = topology.device(entity);
            Optional<DeviceTemplate> template = catalog.device(device.templateId());
            String devicePath = rackPath + "/" + device.id().replace("%", "%25").replace("/", "%2F");
            long deviceKey = Noise.text(devicePath);
            int aisle = topology.ancestor(entity, EntityKind.AISLE);
            List<Integer> drives = template.map(Collector::driveSlots).orElse(List.of());
            for (int node : topology.children(entity).toArray()) {
                String name = topology.id(node);
                String path = devicePath + "/" + name;
                if (!nodePaths.add(path)) {
                    continue;
                }
                NodeKind kind = NodeKind.of(template, name);
                nodes.add(new NodeTarget(
                        nodes.size(),
                        Noise.text(path),
                        rack,
                        aisles.getOrDefault(aisle, -1),
                        aisle < 0 ? "" : topology.id(aisle),
                        device.id(),
                        deviceKey,
                        name,
                        kind,
                        kind == NodeKind.STORAGE && node == entity + 1 ? drives : List.of()));
            }
        }

        private static List<Integer> driveSlots(DeviceTemplate template) {
            MatrixLayout layout = template.diskLayout() == null ? template.layout() : template.diskLayout();
            return layout == null
                    ? List.of()
                    : layout.matrix().stream()
                            .flatMap(List::stream)
                            .filter(slot -> slot > 0)
                            .distinct()
                            .sorted()
                            .toList();
        }
    }
}
