package dev.rackstate.domain.slurm;

import dev.rackstate.domain.slurm.SlurmNodeState.Base;
import dev.rackstate.domain.slurm.SlurmNodeState.Flag;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the state of a node. Source of the words and suffixes: the manual pages of {@code sinfo} and {@code scontrol},
 * the flags of {@code slurm.h}, and what exporters make of them.
 */
final class StateReader {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[+&,\\s]+");

    private static final Map<Character, Flag> SUFFIXES = Map.of(
            '*', Flag.NOT_RESPONDING,
            '~', Flag.POWERED_DOWN,
            '#', Flag.POWERING_UP,
            '%', Flag.POWERING_DOWN,
            '!', Flag.POWER_DOWN,
            '$', Flag.MAINTENANCE,
            '@', Flag.REBOOT_REQUESTED,
            '^', Flag.REBOOT_ISSUED,
            '-', Flag.PLANNED,
            '+', Flag.COMPLETING);

    /** Words for a base with a flag. */
    private static final Map<String, SlurmNodeState> WHOLE = Map.of(
            "drained", new SlurmNodeState(Base.IDLE, Set.of(Flag.DRAIN)),
            "draining", new SlurmNodeState(Base.ALLOCATED, Set.of(Flag.DRAIN)),
            "drng", new SlurmNodeState(Base.ALLOCATED, Set.of(Flag.DRAIN)),
            "failing", new SlurmNodeState(Base.ALLOCATED, Set.of(Flag.FAIL)),
            "failg", new SlurmNodeState(Base.ALLOCATED, Set.of(Flag.FAIL)));

    /** Flags that say nothing of how a node does. */
    private static final Set<String> SILENT =
            Set.of("external", "perfctrs", "reboot_canceled", "reboot_cancelled", "resume", "undrain");

    private static final Map<String, Base> BASES = new HashMap<>();
    private static final Map<String, Flag> FLAGS = new HashMap<>();

    static {
        for (Base base : Base.values()) {
            BASES.put(base.word(), base);
            base.synonyms().forEach(synonym -> BASES.put(synonym, base));
        }
        for (Flag flag : Flag.values()) {
            FLAGS.put(flag.name().toLowerCase(Locale.ROOT), flag);
            flag.words().forEach(word -> FLAGS.put(word, flag));
        }
    }

    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Set<String> others = new TreeSet<>();
    private Base base = Base.UNKNOWN;

    private StateReader() {}

    static SlurmNodeState read(Collection<String> pieces) {
        StateReader reader = new StateReader();
        for (String piece : pieces) {
            for (String word : BETWEEN_WORDS.split(reader.withoutSuffixes(piece.strip()))) {
                reader.word(reader.withoutSuffixes(word));
            }
        }
        return new SlurmNodeState(
                reader.base, reader.flags, reader.others.isEmpty() ? null : String.join("+", reader.others));
    }

    /** The form of a word that a status map lists under which it is looked up: long, in lower case. */
    static String longForm(String word) {
        String lower = lower(word);
        Base base = BASES.get(lower);
        Flag flag = FLAGS.get(lower);
        SlurmNodeState whole = WHOLE.get(lower);
        return base != null ? base.word() : flag != null ? flag.word() : whole != null ? whole.status() : lower;
    }

    private static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Takes the flags that stand as signs at the end. */
    private String withoutSuffixes(String text) {
        int end = text.length();
        while (end > 0) {
            Flag flag = SUFFIXES.get(text.charAt(end - 1));
            if (flag == null) {
                break;
            }
            flags.add(flag);
            end--;
        }
        return text.substring(0, end);
    }

    private void word(String text) {
        String word = lower(text);
        Base said = BASES.get(word);
        Flag flag = FLAGS.get(word);
        SlurmNodeState whole = WHOLE.get(word);
        if (said != null) {
            stand(said);
        } else if (flag != null) {
            flags.add(flag);
        } else if (whole != null) {
            stand(whole.base());
            flags.addAll(whole.flags());
        } else if (!word.isEmpty() && !SILENT.contains(word)) {
            others.add(word);
        }
    }

    /** Of two bases the worse one counts; they are declared in that order. */
    private void stand(Base said) {
        base = said.compareTo(base) > 0 ? said : base;
    }
}
