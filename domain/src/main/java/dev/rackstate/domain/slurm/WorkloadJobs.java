package dev.rackstate.domain.slurm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Which jobs hold which Slurm nodes, both ways. Immutable. */
final class WorkloadJobs {
    private static final int[] NOBODY = new int[0];

    private final List<SlurmJob> jobs;
    private final Map<Long, int[]> nodesOf = new HashMap<>();
    private final int[][] jobsOn;

    WorkloadJobs(Workload workload, Map<String, Integer> numbers) {
        List<SlurmJob> told = workload.jobs();
        jobs = told == null ? List.of() : told;
        jobsOn = new int[workload.nodes().size()][];
        Arrays.fill(jobsOn, NOBODY);
        for (int job = 0; job < jobs.size(); job++) {
            int[] nodes = numbers(jobs.get(job).nodes(), numbers);
            nodesOf.put(jobs.get(job).id(), nodes);
            if (jobs.get(job).holdsNodes()) {
                for (int node : nodes) {
                    jobsOn[node] = Arrays.copyOf(jobsOn[node], jobsOn[node].length + 1);
                    jobsOn[node][jobsOn[node].length - 1] = job;
                }
            }
        }
    }

    /** The numbers of nodes, each once; names that Slurm does not list are left out. */
    static int[] numbers(List<String> names, Map<String, Integer> numbers) {
        return names.stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }

    int count(int node) {
        return jobsOn[node].length;
    }

    List<SlurmJob> on(IntStream nodes) {
        BitSet found = new BitSet();
        nodes.forEach(node -> Arrays.stream(jobsOn[node]).forEach(found::set));
        return found.stream().mapToObj(jobs::get).toList();
    }

    int[] nodesOf(SlurmJob job) {
        return nodesOf.getOrDefault(job.id(), NOBODY).clone();
    }
}
