package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNodeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads nodes. The state is one list of words from v0.0.39 on; before that it is a word and a list of flags, and a node
 * without that list is refused: it would look better than it is.
 */
final class NodeReader implements AnswerReader.Entry<SlurmNode> {
    private final SharedTexts texts;
    /** States by what was written: a machine has a handful. */
    private final Map<List<String>, SlurmNodeState> states = new HashMap<>();

    NodeReader(SharedTexts texts) {
        this.texts = texts;
    }

    @Override
    public SlurmNode read(AnswerParser answer) throws WorkloadException {
        Draft draft = new Draft(answer);
        answer.object("a node", draft::member);
        return draft.node();
    }

    private final class Draft {
        private final AnswerParser answer;
        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<String, String> gpus = new HashMap<>();
        private @Nullable String name;
        private @Nullable List<String> state;
        private boolean stateIsOneWord;
        private @Nullable List<String> flags;
        private List<String> partitions = List.of();
        private @Nullable String reason;
        private @Nullable String reasonUser;

        Draft(AnswerParser answer) {
            this.answer = answer;
        }

        void member(String member) throws WorkloadException {
            switch (member) {
                case "name" -> {
                    once(member, name);
                    name = texts.of(answer.requiredName("the name of a node"));
                }
                case "state" -> {
                    once(member, state);
                    stateIsOneWord = answer.wholeText() != null;
                    state = answer.requiredWords("the state of a node");
                }
                case "state_flags" -> {
                    once(member, flags);
                    flags = answer.requiredList("the state flags of a node");
                }
                case "partitions" ->
                    partitions = texts.of(answer.words("the partitions of a node").stream()
                            .sorted()
                            .distinct()
                            .toList());
                case "reason" -> reason = answer.text();
                case "reason_set_by_user" -> reasonUser = answer.text();
                case "reason_changed_at", "cpus", "alloc_cpus", "real_memory", "alloc_memory" -> {
                    Long number = answer.number();
                    if (number != null) {
                        numbers.put(member, number);
                    }
                }
                case "gres", "gres_used", "tres", "tres_used" -> {
                    String text = answer.wholeText();
                    if (text != null) {
                        gpus.put(member, text);
                    }
                }
                default -> {
                    // Not needed.
                }
            }
        }

        private void once(String member, @Nullable Object before) throws WorkloadException {
            if (before != null) {
                throw answer.invalid("'" + member + "' comes twice in a node");
            }
        }

        SlurmNode node() throws WorkloadException {
            if (name == null) {
                throw answer.invalid("a node without a name");
            }
            if (state == null) {
                throw answer.invalid("the node '" + name + "' has no state");
            }
            if (stateIsOneWord && flags == null) {
                throw answer.invalid("the node '" + name + "' has no state flags");
            }
            List<String> words = new ArrayList<>(state);
            if (flags != null) {
                words.addAll(flags);
            }
            return new SlurmNode(
                    name,
                    states.computeIfAbsent(words, SlurmNodeState::of),
                    List.of(texts.of(words.isEmpty() ? "unknown" : String.join("+", words))),
                    partitions,
                    reason,
                    reasonUser == null ? null : texts.of(reasonUser),
                    reason == null ? null : SlurmNumber.moment(numbers.get("reason_changed_at")),
                    use());
        }

        private SlurmNode.Use use() {
            return new SlurmNode.Use(
                    SlurmNumber.count(numbers.get("cpus")),
                    SlurmNumber.count(numbers.get("alloc_cpus")),
                    SlurmNumber.amount(numbers.get("real_memory")),
                    SlurmNumber.amount(numbers.get("alloc_memory")),
                    GpuCount.of(gpus.get("tres"), gpus.get("gres")),
                    GpuCount.of(gpus.get("tres_used"), gpus.get("gres_used")));
        }
    }
}
