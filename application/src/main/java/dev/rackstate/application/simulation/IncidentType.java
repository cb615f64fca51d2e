package dev.rackstate.application.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be made to go wrong. */
public enum IncidentType {
    /** A rack loses its power: its nodes are down, and so is its cooling. */
    RACK_DOWN(TargetKind.RACK),
    /**
     * The cooling of an aisle fails: over minutes its nodes get hotter, until they are in trouble and then fail. Over as
     * many minutes they cool down when it ends.
     */
    AISLE_COOLING(TargetKind.AISLE),
    /** A power distribution unit fails, of a rack its first; the others of the rack take the load, if there are any. */
    PDU_FAILURE(TargetKind.PDU, TargetKind.RACK),
    /** The network of a rack or an aisle is cut: its nodes run, but nobody hears of them. */
    NETWORK_PARTITION(TargetKind.RACK, TargetKind.AISLE),
    /** A node goes away and comes back, tick after tick. */
    NODE_FLAPPING(TargetKind.NODE);

    private final List<TargetKind> targets;

    IncidentType(TargetKind... targets) {
        this.targets = List.of(targets);
    }

    /** What it can happen to. */
    public List<TargetKind> targets() {
        return targets;
    }

    /** How it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that a word means, in any case. */
    public static Optional<IncidentType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** All of them, as they are written. */
    public static String words() {
        return Arrays.stream(values()).map(IncidentType::word).collect(Collectors.joining(", "));
    }

    /** What an incident can happen to. */
    public enum TargetKind {
        /** A node. */
        NODE,
        /** A rack. */
        RACK,
        /** An aisle. */
        AISLE,
        /** A power distribution unit. */
        PDU;

        /** How a message speaks of one. */
        public String word() {
            return this == PDU ? "PDU" : name().toLowerCase(Locale.ROOT);
        }
    }
}
