package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the nodes of a device: {@code instance}, or its old name {@code nodes}, in any of the accepted forms. */
final class InstancesReader {
    private static final Pattern SLOT = Pattern.compile("-?[0-9]{1,9}");
    private static final Form<InstancePattern> PATTERN = new Form<>(
            "an instance name, a range like node[01-20], a list of these, or a mapping of slot numbers to these",
            false,
            scalar -> Form.explained(Form.TEXT.read(scalar), InstancePattern::parse));

    private final Fields device;
    private final String key;

    private InstancesReader(Fields device, String key) {
        this.device = device;
        this.key = key;
    }

    /** The key that says what the nodes are. */
    static String key(Fields device) {
        return isGiven(device.peek("instance")) || !isGiven(device.peek("nodes")) ? "instance" : "nodes";
    }

    /** The nodes; a device with a wrong one fails. */
    static Instances read(Fields device) {
        YamlValue instance = device.take("instance");
        YamlValue nodes = device.take("nodes");
        if (instance != null && !isGiven(instance)) {
            device.place(instance).warning("'instance' is empty; without it the device has one node with its own id");
        }
        if (isGiven(instance) && isGiven(nodes)) {
            device.place("nodes")
                    .warning("'nodes' is the old name of 'instance', which stands here too; it is ignored");
        }
        String key = key(device);
        YamlValue value = key.equals("nodes") ? nodes : instance;
        return value == null || !isGiven(value) ? Instances.NONE : new InstancesReader(device, key).read(value);
    }

    private static boolean isGiven(@Nullable YamlValue value) {
        boolean blank = value instanceof Scalar scalar && scalar.text().isBlank();
        return value != null && !value.isNull() && !blank;
    }

    private Instances read(YamlValue value) {
        if (value instanceof Sequence list) {
            return list.items().isEmpty() ? Instances.NONE : new Instances.Names(patterns(list.items()));
        }
        if (value instanceof Mapping slots) {
            return slots.entries().isEmpty() ? Instances.NONE : new Instances.Slots(slots(slots.entries()));
        }
        InstancePattern pattern = checked(value);
        return pattern == null ? Instances.NONE : new Instances.Range(pattern);
    }

    private List<InstancePattern> patterns(List<YamlValue> items) {
        List<InstancePattern> patterns = new ArrayList<>(items.size());
        for (YamlValue item : items) {
            InstancePattern pattern = checked(item);
            if (pattern != null) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }

    private Map<Integer, InstancePattern> slots(List<Entry> entries) {
        Map<Integer, InstancePattern> slots = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Scalar slot = entry.key();
            InstancePattern pattern = checked(entry.value());
            if (!SLOT.matcher(slot.text()).matches()) {
                fail(slot, " must have whole numbers as keys (slots), not " + slot.shown());
            } else if (pattern != null) {
                addSlot(slots, slot, pattern);
            }
        }
        return slots;
    }

    private void addSlot(Map<Integer, InstancePattern> slots, Scalar slot, InstancePattern pattern) {
        int number = Integer.parseInt(slot.text());
        if (number < 1) {
            device.place(slot).warning("slot " + number + " is never drawn: slots are counted from 1");
        }
        if (slots.putIfAbsent(number, pattern) != null) {
            fail(slot, " names slot " + number + " twice");
        }
    }

    private @Nullable InstancePattern checked(YamlValue value) {
        try {
            if (value instanceof Scalar scalar && !value.isNull()) {
                return PATTERN.read(scalar);
            }
            fail(value, PATTERN.refusal(value));
        } catch (IllegalArgumentException e) {
            fail(value, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private void fail(YamlValue at, String message) {
        device.place(at).error("'" + key + "'" + message + device.subject().lost());
    }
}
