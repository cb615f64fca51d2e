package dev.rackstate.adapter.yaml.tree;

import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Rack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is written of a rack and the devices in it. */
public final class RackTree {
    private static final String HEIGHT = "u_height";

    private RackTree() {}

    /** A new rack. Its height is written down whatever its template says. */
    public static Map<String, @Nullable Object> of(Rack rack) {
        Map<String, @Nullable Object> tree = AggregationTree.with(plain(rack), rack.aggregation());
        PlainTree.put(tree, HEIGHT, rack.uHeight(), List.of("id", "name", "template_id"));
        if (!rack.devices().isEmpty()) {
            tree.put("devices", rack.devices().stream().map(RackTree::of).toList());
        }
        return tree;
    }

    /**
     * Carries over what differs between a rack before and after.
     *
     * @param template the height of a template by its id, which a rack has that says nothing of its own
     */
    public static void change(
            Map<String, @Nullable Object> tree, Rack before, Rack after, Function<@Nullable String, Integer> template) {
        PlainTree.change(tree, plain(before), plain(after));
        boolean own = tree.get(HEIGHT) != null;
        int height = after.uHeight();
        if (own
                ? before.uHeight() != height
                : !template.apply(after.templateId()).equals(height)) {
            PlainTree.put(tree, HEIGHT, height, List.of("id", "name", "template_id"));
        }
        AggregationTree.change(tree, before.aggregation(), after.aggregation());
        if (!before.devices().equals(after.devices())) {
            devices(tree, before, after);
        }
    }

    private static Map<String, @Nullable Object> plain(Rack rack) {
        return new Sparse()
                .with("id", rack.id().value())
                .with("name", rack.name())
                .maybe("template_id", rack.templateId())
                .maybe("aisle_id", rack.aisleId())
                .tree();
    }

    private static void devices(Map<String, @Nullable Object> tree, Rack before, Rack after) {
        Map<String, Device> was = byId(before);
        Map<String, Device> becomes = byId(after);
        List<@Nullable Object> there = PlainTree.list(tree, "devices");
        List<@Nullable Object> items =
                PlainTree.arranged(there, ids(there), was.keySet(), becomes.keySet(), id -> of(device(becomes, id)));
        for (Object item : items) {
            Map<String, @Nullable Object> device = PlainTree.mapping(item);
            String id = id(item);
            if (device != null && id != null && was.containsKey(id) && becomes.containsKey(id)) {
                change(device, device(was, id), device(becomes, id));
            }
        }
        tree.put("devices", items);
    }

    private static Map<String, Device> byId(Rack rack) {
        Map<String, Device> devices = new LinkedHashMap<>();
        rack.devices().forEach(device -> devices.put(device.id(), device));
        return devices;
    }

    private static Device device(Map<String, Device> devices, String id) {
        Device device = devices.get(id);
        if (device == null) {
            throw new IllegalArgumentException("no device " + id);
        }
        return device;
    }

    private static Map<String, @Nullable Object> of(Device device) {
        return AggregationTree.with(plain(device, "instance"), device.aggregation());
    }

    private static void change(Map<String, @Nullable Object> tree, Device before, Device after) {
        String key = tree.get("instance") == null && tree.get("nodes") != null ? "nodes" : "instance";
        PlainTree.change(tree, plain(before, key), plain(after, key));
        if (after.instances().equals(Instances.NONE) && !before.instances().equals(Instances.NONE)) {
            tree.remove("nodes");
        }
        AggregationTree.change(tree, before.aggregation(), after.aggregation());
    }

    private static Map<String, @Nullable Object> plain(Device device, String instancesKey) {
        return new Sparse()
                .with("id", device.id())
                .with("name", device.name())
                .with("template_id", device.templateId())
                .with("u_position", device.uPosition())
                .maybe(instancesKey, plain(device.instances()))
                .maybe("labels", device.labels())
                .tree();
    }

    private static @Nullable Object plain(Instances instances) {
        if (instances instanceof Instances.Range range) {
            return range.pattern().toString();
        }
        if (instances instanceof Instances.Names names) {
            return names.patterns().stream().map(InstancePattern::toString).toList();
        }
        Map<String, @Nullable Object> slots = new LinkedHashMap<>();
        if (instances instanceof Instances.Slots bySlot) {
            bySlot.bySlot().forEach((slot, pattern) -> slots.put(String.valueOf(slot), pattern.toString()));
        }
        return slots;
    }

    private static List<@Nullable String> ids(List<@Nullable Object> items) {
        List<@Nullable String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(id(item)));
        return ids;
    }

    private static @Nullable String id(@Nullable Object item) {
        return item instanceof Map<?, ?> map && map.get("id") instanceof String id ? id : null;
    }
}
