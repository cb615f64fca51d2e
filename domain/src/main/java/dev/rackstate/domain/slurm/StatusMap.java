package dev.rackstate.domain.slurm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which states mean what. Words may be long or short, in any case ({@code mix} is {@code mixed}), or compounds
 * ({@code mixed+cloud}), which count for exactly that state. A word in several lists counts for the first of crit, warn,
 * ok, info. Immutable.
 *
 * @param ok nothing is wrong
 * @param warn worth a look
 * @param crit out of work
 * @param info neither good nor bad
 */
public record StatusMap(List<String> ok, List<String> warn, List<String> crit, List<String> info) {
    /** What holds where nothing is configured, in the words of {@code sinfo}, long and short. */
    public static final StatusMap DEFAULT = new StatusMap(
            List.of("idle", "allocated", "alloc", "completing", "comp"),
            List.of(
                    "mixed",
                    "mix",
                    "maint",
                    "planned",
                    "plnd",
                    "reserved",
                    "resv",
                    "blocked",
                    "block",
                    "power_down",
                    "pow_dn",
                    "power_up",
                    "pow_up",
                    "powering_up",
                    "powered_down",
                    "reboot_issued",
                    "reboot_req"),
            List.of(
                    "down",
                    "drain",
                    "drained",
                    "draining",
                    "drng",
                    "fail",
                    "failing",
                    "failg",
                    "error",
                    "unknown",
                    "unk",
                    "noresp",
                    "inval"),
            List.of());

    /** Where a word that is not listed itself finds a meaning. */
    private static final Map<String, String> RELATIVES = Map.of(
            "drained", "drain",
            "draining", "drain",
            "drain", "drained",
            "failing", "fail",
            "fail", "failing",
            "powering_down", "power_down",
            "powered_down", "power_down",
            "powering_up", "power_up",
            "reboot_req", "reboot_issued",
            "reboot_issued", "reboot_req");

    /** Copies the lists. */
    public StatusMap {
        ok = List.copyOf(ok);
        warn = List.copyOf(warn);
        crit = List.copyOf(crit);
        info = List.copyOf(info);
    }

    /** The lists made ready for looking up. Make it once for many look-ups. */
    public Severities severities() {
        return new Severities(this);
    }

    /**
     * Looks severities up. Immutable and safe to share.
     *
     * <p>A state means the worst of what its words mean: base, flags, and the one word for the whole. A node that does
     * not respond is always CRIT, and a node that is down, drained or failing at least WARN, whatever the lists say.
     */
    public static final class Severities {
        private final Map<String, Severity> words;
        private final Map<SlurmNodeState, Severity> compounds;

        private Severities(StatusMap map) {
            Map<String, Severity> single = new LinkedHashMap<>();
            Map<SlurmNodeState, Severity> several = new LinkedHashMap<>();
            Map<Severity, List<String>> inOrder = new LinkedHashMap<>();
            inOrder.put(Severity.CRIT, map.crit);
            inOrder.put(Severity.WARN, map.warn);
            inOrder.put(Severity.OK, map.ok);
            inOrder.put(Severity.INFO, map.info);
            inOrder.forEach((severity, listed) -> listed.forEach(word -> {
                if (word.contains("+")) {
                    several.putIfAbsent(SlurmNodeState.parse(word), severity);
                } else {
                    single.putIfAbsent(StateReader.longForm(word), severity);
                }
            }));
            words = Collections.unmodifiableMap(single);
            compounds = Collections.unmodifiableMap(several);
        }

        /** What a state means. */
        public Severity of(SlurmNodeState state) {
            if (state.has(SlurmNodeState.Flag.NOT_RESPONDING)) {
                return Severity.CRIT;
            }
            Severity listed = compounds.get(state);
            Severity severity = listed == null ? worst(state) : listed;
            return state.isOutOfService() ? Severity.worst(severity, Severity.WARN) : severity;
        }

        /** The word for the whole, and words that nobody knows, must mean something; of the others those count that do. */
        private Severity worst(SlurmNodeState state) {
            Severity worst = orUnknown(state.status());
            for (String word : state.words()) {
                Severity one = find(word);
                worst = one == null ? worst : Severity.worst(worst, one);
            }
            for (String word : state.otherWords()) {
                worst = Severity.worst(worst, orUnknown(word));
            }
            return worst;
        }

        private Severity orUnknown(String word) {
            Severity found = find(word);
            return found == null ? Severity.UNKNOWN : found;
        }

        private @Nullable Severity find(String word) {
            Severity own = words.get(word);
            String relative = RELATIVES.get(word);
            return own != null || relative == null ? own : words.get(relative);
        }
    }
}
