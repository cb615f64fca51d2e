package dev.rackstate.domain.check;

import dev.rackstate.domain.topology.EntityKind;
import java.util.Locale;

/** What a check speaks of. */
public enum CheckScope {
    /** Nodes, told apart by the identity label. */
    NODE(EntityKind.NODE, "instances"),
    /** Devices, told apart by the chassis label. */
    CHASSIS(EntityKind.DEVICE, "chassis"),
    /** Racks, told apart by the rack label. */
    RACK(EntityKind.RACK, "racks");

    private final EntityKind target;
    private final String placeholder;

    CheckScope(EntityKind target, String placeholder) {
        this.target = target;
        this.placeholder = placeholder;
    }

    /** The kind of entity that has the findings. */
    public EntityKind target() {
        return target;
    }

    /** The placeholder that stands for the ids of this scope in an expression. */
    public String placeholder() {
        return placeholder;
    }

    /** The scope as configuration writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
