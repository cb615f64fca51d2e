package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.rackstate.adapter.http.json.AnyForm;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The nodes of a device in the form in which they are written down. */
@AnyForm
record InstanceJson(
        @JsonPropertyDescription("One name, or a range such as n[001-004].") @Nullable
        String name,

        @JsonPropertyDescription("Names or ranges; the n-th name sits in slot n.") @Nullable
        List<String> names,

        @JsonPropertyDescription("Slot, counted from 1, to name or range; empty when the device itself is the node.")
        @Nullable
        Map<String, String> slots) {
    private static final Pattern SLOT = Pattern.compile("-?[0-9]{1,9}");

    static InstanceJson of(Instances instances) {
        if (instances instanceof Instances.Range range) {
            return new InstanceJson(range.pattern().toString(), null, null);
        }
        if (instances instanceof Instances.Names written) {
            return new InstanceJson(
                    null,
                    written.patterns().stream().map(InstancePattern::toString).toList(),
                    null);
        }
        Map<String, String> slots = new LinkedHashMap<>();
        if (instances instanceof Instances.Slots written) {
            written.bySlot().forEach((slot, pattern) -> slots.put(slot.toString(), pattern.toString()));
        }
        return new InstanceJson(null, null, slots);
    }

    /** The form that it has. */
    @JsonValue
    Object written() {
        return name != null ? name : names != null ? names : Objects.requireNonNull(slots);
    }

    /**
     * The nodes that are meant.
     *
     * @throws Refusal 400 when a name or range is none, or a slot is no number
     */
    Instances instances() throws Refusal {
        if (name != null) {
            return name.isBlank() ? Instances.NONE : new Instances.Range(pattern(name));
        }
        if (names != null) {
            List<InstancePattern> patterns = new ArrayList<>();
            for (String text : names) {
                patterns.add(pattern(text));
            }
            return patterns.isEmpty() ? Instances.NONE : new Instances.Names(patterns);
        }
        return bySlot(Objects.requireNonNull(slots));
    }

    private static Instances bySlot(Map<String, String> slots) throws Refusal {
        Map<Integer, InstancePattern> patterns = new LinkedHashMap<>();
        for (Map.Entry<String, String> slot : slots.entrySet()) {
            if (!SLOT.matcher(slot.getKey()).matches()) {
                throw Refusal.of(400, "instance: a slot is a whole number, not '" + slot.getKey() + "'");
            }
            if (patterns.put(Integer.valueOf(slot.getKey()), pattern(slot.getValue())) != null) {
                throw Refusal.of(400, "instance: slot " + slot.getKey() + " is named twice");
            }
        }
        return patterns.isEmpty() ? Instances.NONE : new Instances.Slots(patterns);
    }

    private static InstancePattern pattern(String text) throws Refusal {
        try {
            return InstancePattern.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "instance: " + e.getMessage());
        }
    }
}
