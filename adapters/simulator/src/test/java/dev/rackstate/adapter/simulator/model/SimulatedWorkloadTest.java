package dev.rackstate.adapter.simulator.model;

import static dev.rackstate.adapter.simulator.MachineRooms.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.SlurmStates;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNodeState.Base;
import dev.rackstate.domain.slurm.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SimulatedWorkloadTest {
    private static Workload workload(SimulationSettings settings, Instant at) {
        return SimulatedWorkload.of(Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), settings), at);
    }

    private static List<SlurmJob> running(Workload workload) {
        return Objects.requireNonNull(workload.jobs()).stream()
                .filter(SlurmJob::holdsNodes)
                .toList();
    }

    @Property(tries = 100)
    void everyNodeInUse_hasExactlyOneJob_andOthersHaveNone(
            @ForAll IncidentMode mode, @ForAll @IntRange(max = 500) int hour) {
        Workload workload = workload(MachineRooms.mode(mode), NOON.plusSeconds(3_600L * hour));

        List<String> held =
                running(workload).stream().flatMap(job -> job.nodes().stream()).toList();

        assertThat(held)
                .containsExactlyInAnyOrderElementsOf(workload.nodes().stream()
                        .filter(node -> node.state().base() == Base.ALLOCATED)
                        .map(SlurmNode::name)
                        .toList());
        assertThat(running(workload)).noneMatch(job -> job.nodes().isEmpty());
    }

    @Property(tries = 100)
    void jobs_areAsManyAsTheMetricsSay(@ForAll IncidentMode mode, @ForAll @IntRange(max = 500) int hour) {
        Instant at = NOON.plusSeconds(3_600L * hour);
        Workload workload = workload(MachineRooms.mode(mode), at);
        Readout metrics = Readout.of(MachineRooms.mode(mode), at);

        for (String partition : List.of("cpu", "gpu")) {
            assertThat(running(workload).stream().filter(job -> job.partition().equals(partition)))
                    .hasSize((int) metrics.value("slurm_partition_jobs_running", "partition", partition));
            assertThat(Objects.requireNonNull(workload.jobs()).stream()
                            .filter(job -> job.isWaiting() && job.partition().equals(partition)))
                    .hasSize((int) metrics.value("slurm_partition_jobs_pending", "partition", partition));
        }
        assertThat(workload.nodes().stream()
                        .mapToDouble(node -> Objects.requireNonNull(node.use().allocatedCpus()))
                        .sum())
                .isEqualTo(metrics.value("slurm_cpus_alloc"));
    }

    @Property(tries = 100)
    void jobs_stayThroughAPeriod(@ForAll @IntRange(max = 89) int tick) {
        Instant begin = Instant.parse("2026-03-14T12:00:00Z");
        SimulationSettings calm = MachineRooms.calm();

        assertThat(running(workload(calm, begin.plusSeconds(20L * tick)))).isEqualTo(running(workload(calm, begin)));
    }

    @Example
    void drawnStates_haveAReason_andMaintenanceAReservation() {
        SimulationSettings settings = MachineRooms.withSlurm(
                MachineRooms.calm(),
                new SlurmStates(Map.of("drain", 2, "maint", 3, "mixed", 1), List.of("compute*"), 50));
        Workload workload = workload(settings, NOON);

        assertThat(workload.nodes().stream().filter(node -> node.reason() != null))
                .hasSize(2)
                .allSatisfy(node -> {
                    assertThat(node.state().status()).isEqualTo("drain");
                    assertThat(node.reasonUser()).isEqualTo("root");
                    assertThat(node.reasonSince()).isBefore(NOON);
                });
        assertThat(Objects.requireNonNull(workload.reservations()))
                .singleElement()
                .satisfies(reservation -> {
                    assertThat(reservation.nodes()).hasSize(3);
                    assertThat(reservation.end()).isAfter(NOON);
                });
        assertThat(running(workload).stream().filter(job -> job.cpus() != null && job.cpus() == 32))
                .as("on the node that is half in use")
                .hasSize(1);
    }
}
