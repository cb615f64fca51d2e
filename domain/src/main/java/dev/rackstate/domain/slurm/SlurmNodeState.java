package dev.rackstate.domain.slurm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a Slurm node: a base state with flags, as {@code slurm.h} has it. Immutable.
 *
 * <p>Sources say it in several hands: the words of {@code sinfo}, long and short, with suffixes ({@code mix*},
 * {@code idle~}); compounds ({@code IDLE+DRAIN}); a base with a list of flags (slurmrestd). All are read by
 * {@link #parse} and {@link #of}. A word that names a flag alone, such as {@code drain}, leaves the base UNKNOWN: it is
 * not known whether jobs still run.
 *
 * @param base the base state
 * @param flags what else holds
 * @param other words that Slurm does not have, in lower case and joined by {@code +}; null when there were none
 */
public record SlurmNodeState(
        Base base, Set<Flag> flags, @Nullable String other) {
    /** Nothing is known. */
    public static final SlurmNodeState UNKNOWN = new SlurmNodeState(Base.UNKNOWN, Set.of());

    /** Copies the flags. */
    public SlurmNodeState {
        flags = Set.copyOf(flags);
    }

    /** A state in Slurm's own words. */
    public SlurmNodeState(Base base, Set<Flag> flags) {
        this(base, flags, null);
    }

    /** Reads a state in any of the forms. Never fails: what is not understood is kept as {@link #other}. */
    public static SlurmNodeState parse(String text) {
        return of(List.of(text));
    }

    /** Reads a state that is told in several pieces: a base and its flags, in any order. */
    public static SlurmNodeState of(Collection<String> pieces) {
        return StateReader.read(pieces);
    }

    /** Whether the flag holds. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether jobs run on it, or are just ending. */
    public boolean isRunning() {
        return base == Base.ALLOCATED || base == Base.MIXED || has(Flag.COMPLETING);
    }

    /** Whether something is so wrong, or so far on the way out, that no word can make the node healthy. */
    public boolean isOutOfService() {
        return base == Base.DOWN
                || base == Base.ERROR
                || has(Flag.DRAIN)
                || has(Flag.FAIL)
                || has(Flag.INVALID_REG)
                || has(Flag.NOT_RESPONDING);
    }

    /**
     * The one word that people use, by the rules of {@code sinfo}: {@code draining} while jobs run and {@code drained}
     * after that, {@code maint} for a node that would be idle otherwise, and so on; {@code drain} and {@code fail} where
     * nothing but that is known.
     */
    public String status() {
        if (has(Flag.INVALID_REG)) {
            return Flag.INVALID_REG.word();
        }
        boolean free = base == Base.IDLE || base == Base.UNKNOWN;
        if (has(Flag.DRAIN)) {
            return isRunning() ? "draining" : base == Base.UNKNOWN ? "drain" : "drained";
        }
        if (has(Flag.FAIL)) {
            return isRunning() ? "failing" : "fail";
        }
        if (!free) {
            return base.word();
        }
        return Flag.ON_FREE_NODES.stream()
                .filter(this::has)
                .findFirst()
                .map(Flag::word)
                .orElseGet(() -> base == Base.IDLE ? base.word() : restWord());
    }

    private String restWord() {
        return other != null ? other : has(Flag.NOT_RESPONDING) ? Flag.NOT_RESPONDING.word() : base.word();
    }

    /** The words of the flags, sorted. */
    public List<String> flagWords() {
        return flags.stream().map(Flag::word).sorted().toList();
    }

    /** The words that Slurm does not have. */
    List<String> otherWords() {
        return other == null ? List.of() : List.of(other.split("\\+", -1));
    }

    /**
     * What base and flags say of how the node does. The base is among them unless it is only UNKNOWN because nothing was
     * said of it.
     */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (base != Base.UNKNOWN) {
            words.add(base.word());
        }
        flags.stream().filter(Flag::tells).sorted().map(Flag::word).forEach(words::add);
        return words;
    }

    /** As {@code scontrol} writes it: {@code IDLE+DRAIN}. {@link #parse} reads it back to an equal state. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        if (base != Base.UNKNOWN || (flags.isEmpty() && other == null)) {
            words.add(base.name());
        }
        flags.stream().sorted().map(Flag::name).forEach(words::add);
        if (other != null) {
            words.add(other);
        }
        return String.join("+", words);
    }

    /** The base states of {@code slurm.h}. */
    public enum Base {
        /** Slurm does not know, or we do not know the word, or nothing was said of it. */
        UNKNOWN("unk"),
        /** Nothing runs. */
        IDLE,
        /** Fully in use. */
        ALLOCATED("alloc"),
        /** Partly in use. */
        MIXED("mix"),
        /** Not there yet. */
        FUTURE("futr"),
        /** In error. */
        ERROR("err"),
        /** Not available. */
        DOWN;

        private final List<String> synonyms;

        Base(String... synonyms) {
            this.synonyms = List.of(synonyms);
        }

        /** The word for it, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        List<String> synonyms() {
            return synonyms;
        }
    }

    /** The flags of {@code slurm.h} that matter to whether a node works. */
    public enum Flag {
        /** No new jobs. */
        DRAIN("drain"),
        /** About to fail, no new jobs. */
        FAIL("fail"),
        /** Jobs are ending: {@code +}. */
        COMPLETING("completing", "comp"),
        /** slurmd does not answer: {@code *}. */
        NOT_RESPONDING("not_responding", "noresp", "no_respond"),
        /** In a maintenance reservation: {@code $}. */
        MAINTENANCE("maint", "maintenance"),
        /** In a reservation. */
        RESERVED("reserved", "resv"),
        /** Kept for a job that is about to start: {@code -}. */
        PLANNED("planned", "plnd"),
        /** Blocked by an exclusive job elsewhere. */
        BLOCKED("blocked", "block"),
        /** Made when needed. */
        CLOUD("cloud"),
        /** Switched off to save power: {@code ~}. */
        POWERED_DOWN("powered_down"),
        /** Being switched off: {@code %}. */
        POWERING_DOWN("powering_down"),
        /** Being switched on: {@code #}. */
        POWERING_UP("powering_up"),
        /** To be switched off: {@code !}. */
        POWER_DOWN("power_down", "pow_dn"),
        /** To be switched on. */
        POWER_UP("power_up", "pow_up"),
        /** To be switched off once idle. */
        POWER_DRAIN("power_drain"),
        /** A restart is asked for: {@code @}. */
        REBOOT_REQUESTED("reboot_req", "reboot_requested", "reboot", "boot"),
        /** A restart is under way: {@code ^}. */
        REBOOT_ISSUED("reboot_issued"),
        /** Its slurmd says something else than the configuration. */
        INVALID_REG("inval", "invalid", "invalid_reg"),
        /** Added at run time. */
        DYNAMIC("dynamic", "dynamic_norm", "dynamic_future");

        /** Those that give a node without jobs its name, the strongest first. */
        static final List<Flag> ON_FREE_NODES = List.of(
                MAINTENANCE,
                REBOOT_ISSUED,
                REBOOT_REQUESTED,
                COMPLETING,
                POWERED_DOWN,
                POWERING_DOWN,
                POWERING_UP,
                POWER_DOWN,
                POWER_UP,
                POWER_DRAIN,
                RESERVED,
                PLANNED,
                BLOCKED);

        private static final Set<Flag> ABOUT_ITS_KIND = EnumSet.of(CLOUD, DYNAMIC);

        private final List<String> words;

        Flag(String... words) {
            this.words = List.of(words);
        }

        /** The word for it, in lower case, as {@code sinfo} and status maps write it. */
        public String word() {
            return words.get(0);
        }

        List<String> words() {
            return words;
        }

        /** Whether it says how the node does, and not what kind of node it is. */
        private boolean tells() {
            return !ABOUT_ITS_KIND.contains(this);
        }
    }
}
