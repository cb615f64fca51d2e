package dev.rackstate.testkit.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.domain.slurm.Severity;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.SlurmReservation;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.slurm.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WorkloadSource} promises. An adapter's test extends this class and says through the hooks which
 * source is tested and what it holds. Jobs and reservations are held against the promises where the source tells of
 * them.
 */
public abstract class WorkloadSourceContract {
    /** For the subclass. */
    protected WorkloadSourceContract() {}

    /** The source under test; the contract does not close it. */
    protected abstract WorkloadSource source();

    /**
     * Every node that it holds, with the one word for its state. At least three, one of them drained or draining
     * ({@code drain...}).
     */
    protected abstract Map<String, String> statuses();

    /** The names of its partitions, at least one. */
    protected abstract Set<String> partitions();

    /** A source of the same kind that reaches nobody; the contract closes it. */
    protected abstract WorkloadSource unreachable();

    /** Whether it tells of jobs and reservations. */
    protected abstract boolean tellsOfJobs();

    @Test
    final void contract_statuses_holdADrainedNode() {
        assertThat(statuses()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(statuses().values()).anyMatch(status -> status.startsWith("drain"));
        assertThat(partitions()).isNotEmpty();
    }

    @Test
    final void name_always_saysWhatIsAsked() {
        assertThat(source().name()).isNotBlank().doesNotContain("\n");
    }

    @Test
    final void fetch_nodes_areAllThereInTheirStates() throws WorkloadException {
        Map<String, String> found = new TreeMap<>();
        source().fetch()
                .nodes()
                .forEach(node -> found.put(node.name(), node.state().status()));

        assertThat(found).isEqualTo(new TreeMap<>(statuses()));
    }

    @Test
    final void fetch_nodes_areSortedAndUnique() throws WorkloadException {
        List<String> names =
                source().fetch().nodes().stream().map(SlurmNode::name).toList();

        assertThat(names).isSorted().doesNotHaveDuplicates();
    }

    /** What the source wrote is kept beside what it was read as. */
    @Test
    final void fetch_nodes_keepWhatTheSourceWrote() throws WorkloadException {
        assertThat(source().fetch().nodes()).allSatisfy(node -> {
            assertThat(node.statuses()).isNotEmpty().isSorted();
            assertThat(node.partitions()).isSorted().doesNotHaveDuplicates();
        });
    }

    @Test
    final void fetch_drainedNode_isNotHealthy() throws WorkloadException {
        StatusMap.Severities severities = StatusMap.DEFAULT.severities();

        assertThat(source().fetch().nodes())
                .filteredOn(node -> node.state().status().startsWith("drain"))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(severities.of(node.state())).isEqualTo(Severity.CRIT));
    }

    @Test
    final void fetch_partitions_areSortedAndThoseOfTheNodes() throws WorkloadException {
        Workload workload = source().fetch();
        List<String> names =
                workload.partitions().stream().map(SlurmPartition::name).toList();

        assertThat(names).isSorted().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(partitions());
        assertThat(workload.nodes()).allSatisfy(node -> assertThat(names).containsAll(node.partitions()));
    }

    @Test
    final void fetch_use_neverExceedsWhatThereIs() throws WorkloadException {
        assertThat(source().fetch().nodes()).allSatisfy(node -> {
            SlurmNode.Use use = node.use();
            if (use.cpus() != null && use.allocatedCpus() != null) {
                assertThat(use.allocatedCpus()).isBetween(0, use.cpus());
            }
            if (use.memoryMib() != null && use.allocatedMemoryMib() != null) {
                assertThat(use.allocatedMemoryMib()).isBetween(0L, use.memoryMib());
            }
            if (use.gpus() != null && use.allocatedGpus() != null) {
                assertThat(use.allocatedGpus()).isBetween(0, use.gpus());
            }
        });
    }

    @Test
    final void fetch_time_isWhenItWasAsked() throws WorkloadException {
        Instant before = Instant.now();
        Instant asked = source().fetch().time();
        Instant after = Instant.now();

        assertThat(asked).isBetween(before, after);
    }

    @Test
    final void fetch_jobs_areToldOfOrNot() throws WorkloadException {
        Workload workload = source().fetch();
        List<SlurmJob> jobs = workload.jobs();
        List<SlurmReservation> reservations = workload.reservations();

        assertThat(jobs != null).as("whether it tells of jobs").isEqualTo(tellsOfJobs());
        assertThat(reservations != null).as("whether it tells of reservations").isEqualTo(tellsOfJobs());
        if (jobs != null) {
            assertThat(jobs.stream().map(SlurmJob::id)).doesNotHaveDuplicates();
            assertThat(jobs).allSatisfy(job -> {
                assertThat(job.state()).isNotEmpty().allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
                assertThat(job.nodes()).noneMatch(name -> name.contains("[") || name.contains(","));
            });
        }
        if (reservations != null) {
            assertThat(reservations.stream().map(SlurmReservation::name)).doesNotHaveDuplicates();
            assertThat(reservations)
                    .allSatisfy(reservation -> assertThat(reservation.nodes())
                            .noneMatch(name -> name.contains("[") || name.contains(",")));
        }
    }

    @Test
    final void fetch_runningJobs_standOnNodesThatThereAre() throws WorkloadException {
        Workload workload = source().fetch();
        List<SlurmJob> jobs = workload.jobs();
        if (jobs != null) {
            Set<String> names = workload.nodes().stream().map(SlurmNode::name).collect(Collectors.toSet());

            assertThat(jobs)
                    .filteredOn(SlurmJob::holdsNodes)
                    .allSatisfy(job -> assertThat(names).containsAll(job.nodes()));
        }
    }

    @Test
    final void fetch_fromManyThreads_givesEachTheSame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Map<String, String>>> asks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asks.add(() -> source().fetch().nodes().stream()
                        .collect(Collectors.toMap(
                                SlurmNode::name, node -> node.state().status())));
            }
            for (Future<Map<String, String>> answer : threads.invokeAll(asks)) {
                assertThat(answer.get()).isEqualTo(statuses());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    final void fetch_ofNobody_failsInWordsAndInTime() {
        Instant began = Instant.now();
        try (WorkloadSource nobody = unreachable()) {
            WorkloadException failure = catchThrowableOfType(WorkloadException.class, nobody::fetch);

            assertThat(failure).isNotNull();
            assertThat(failure.getMessage()).isNotBlank();
        }
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }
}
