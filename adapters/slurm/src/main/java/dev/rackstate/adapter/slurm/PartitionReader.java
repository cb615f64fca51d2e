package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmPartition;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads partitions: flat in v0.0.38, nested from v0.0.39 on, and without a state in that one. */
final class PartitionReader implements AnswerReader.Entry<SlurmPartition> {
    @Override
    public SlurmPartition read(AnswerParser answer) throws WorkloadException {
        Draft draft = new Draft(answer);
        answer.object("a partition", draft::member);
        return draft.partition();
    }

    private static final class Draft {
        private final AnswerParser answer;
        private @Nullable String name;
        private List<String> state = List.of();
        private @Nullable Long nodes;
        private @Nullable Long cpus;

        Draft(AnswerParser answer) {
            this.answer = answer;
        }

        void member(String member) throws WorkloadException {
            switch (member) {
                case "name" -> name = answer.requiredName("the name of a partition");
                case "state" -> state = answer.words("the state of a partition");
                case "total_nodes" -> nodes = answer.number();
                case "total_cpus" -> cpus = answer.number();
                case "partition" ->
                    nested(inner -> {
                        if (inner.equals("state")) {
                            state = answer.words("the state of a partition");
                        }
                    });
                case "nodes" ->
                    nested(inner -> {
                        if (inner.equals("total")) {
                            nodes = answer.number();
                        }
                    });
                case "cpus" ->
                    nested(inner -> {
                        if (inner.equals("total")) {
                            cpus = answer.number();
                        }
                    });
                default -> {
                    // Not needed.
                }
            }
        }

        private void nested(AnswerParser.Member member) throws WorkloadException {
            if (answer.isObject()) {
                answer.object("a part of a partition", member);
            }
        }

        SlurmPartition partition() throws WorkloadException {
            if (name == null) {
                throw answer.invalid("a partition without a name");
            }
            return new SlurmPartition(
                    name,
                    state.isEmpty() ? null : String.join("+", state).toLowerCase(Locale.ROOT),
                    SlurmNumber.count(nodes),
                    SlurmNumber.count(cpus));
        }
    }
}
