package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmJob.ArrayPart;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads jobs. The state is one word up to v0.0.39, in which flags win over the state, and a list of words after that.
 */
final class JobReader implements AnswerReader.Entry<SlurmJob> {
    /** The states of {@code slurm.h}; all other words are flags. */
    private static final Set<String> STATES = Set.of(
            "pending",
            "running",
            "suspended",
            "completed",
            "cancelled",
            "failed",
            "timeout",
            "node_fail",
            "preempted",
            "boot_fail",
            "deadline",
            "out_of_memory");

    /** The end that Slurm writes for a job without a limit lies this far from its start. */
    private static final Duration ENDLESS = Duration.ofDays(365);

    /** Flags of jobs that wait; up to v0.0.39 they stand in place of {@code pending}. */
    private static final Set<String> WAITING =
            Set.of("requeued", "requeue_fed", "requeue_hold", "special_exit", "resv_del_hold", "reconfig_fail");

    private final SharedTexts texts;

    JobReader(SharedTexts texts) {
        this.texts = texts;
    }

    @Override
    public SlurmJob read(AnswerParser answer) throws WorkloadException {
        Draft draft = new Draft(answer);
        answer.object("a job", draft::member);
        return draft.job();
    }

    private final class Draft {
        private final AnswerParser answer;
        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<String, String> words = new HashMap<>();
        private @Nullable List<String> state;
        private @Nullable String nodes;

        Draft(AnswerParser answer) {
            this.answer = answer;
        }

        void member(String member) throws WorkloadException {
            switch (member) {
                case "job_id",
                        "array_job_id",
                        "array_task_id",
                        "user_id",
                        "cpus",
                        "submit_time",
                        "start_time",
                        "end_time",
                        "time_limit" -> {
                    Long number = answer.number();
                    if (number != null) {
                        numbers.put(member, number);
                    }
                }
                case "name", "array_task_string", "user_name", "account", "partition", "state_reason", "resv_name" -> {
                    String text = answer.text();
                    if (text != null) {
                        words.put(member, member.equals("name") ? text : texts.of(text));
                    }
                }
                case "job_state" -> state = answer.requiredWords("the state of a job");
                case "nodes" -> nodes = answer.wholeText();
                default -> {
                    // Not needed.
                }
            }
        }

        SlurmJob job() throws WorkloadException {
            Long id = SlurmNumber.amount(numbers.get("job_id"));
            if (id == null) {
                throw answer.invalid("a job without a number");
            }
            if (state == null || state.isEmpty()) {
                throw answer.invalid("the job " + id + " has no state");
            }
            SlurmJob waiting = job(id, state, List.of(), null, null);
            if (waiting.isWaiting()) {
                // Its start and its nodes, if any, are what Slurm plans.
                return waiting;
            }
            Instant start = SlurmNumber.moment(numbers.get("start_time"));
            return job(id, state, hosts(id), start, waiting.holdsNodes() ? limit(start) : null);
        }

        private SlurmJob job(
                long id, List<String> states, List<String> hosts, @Nullable Instant start, @Nullable Instant limit)
                throws WorkloadException {
            return new SlurmJob(
                    id,
                    words.get("name"),
                    user(id),
                    words.get("account"),
                    words.getOrDefault("partition", ""),
                    texts.of(ordered(states)),
                    reason(),
                    hosts,
                    SlurmNumber.count(numbers.get("cpus")),
                    SlurmNumber.moment(numbers.get("submit_time")),
                    start,
                    limit,
                    words.get("resv_name"),
                    array());
        }

        /** The number of the array is 0 for a job that is in none. */
        private @Nullable ArrayPart array() {
            Long job = SlurmNumber.amount(numbers.get("array_job_id"));
            Long task = SlurmNumber.amount(numbers.get("array_task_id"));
            String tasks = task == null ? words.get("array_task_string") : Long.toString(task);
            return job == null || job == 0 || tasks == null ? null : new ArrayPart(job, tasks);
        }

        private List<String> hosts(long id) throws WorkloadException {
            try {
                return nodes == null ? List.of() : texts.hosts(nodes);
            } catch (IllegalArgumentException e) {
                throw new WorkloadException("the nodes of job " + id + ": " + e.getMessage(), e);
            }
        }

        private String user(long id) throws WorkloadException {
            String name = words.get("user_name");
            Long number = SlurmNumber.amount(numbers.get("user_id"));
            if (name != null) {
                return name;
            }
            if (number == null) {
                throw answer.invalid("the job " + id + " has no user");
            }
            return texts.of(Long.toString(number));
        }

        private @Nullable String reason() {
            String reason = words.get("state_reason");
            return reason == null || reason.equalsIgnoreCase("none") ? null : reason;
        }

        private @Nullable Instant limit(@Nullable Instant start) {
            Instant end = SlurmNumber.moment(numbers.get("end_time"));
            Long minutes = numbers.get("time_limit");
            boolean endless = SlurmNumber.UNLIMITED.equals(minutes)
                    || (minutes == null
                            && start != null
                            && end != null
                            && Duration.between(start, end).compareTo(ENDLESS) >= 0);
            return endless ? null : end;
        }
    }

    private static List<String> ordered(List<String> state) {
        List<String> words =
                state.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        boolean unsaid = words.size() == 1 && WAITING.contains(words.get(0));
        return Stream.concat(unsaid ? Stream.of("pending") : Stream.empty(), words.stream())
                .sorted(Comparator.comparing(word -> !STATES.contains(word)))
                .toList();
    }
}
