package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.SlurmStates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The two sites have 24 computing nodes called compute001 to compute024, and node1 to node4 with GPUs. */
class SlurmTest {
    private static final Instant NOON = MachineRooms.NOON;
    private static final int NODES = 28;
    private static final int CORES = 24 * 64 + 4 * 128;

    private static SimulationSettings calm(Map<String, Integer> random, List<String> match, int allocatedPercent) {
        return MachineRooms.withSlurm(MachineRooms.calm(), new SlurmStates(random, match, allocatedPercent));
    }

    /** How many nodes have a state, by the partition that every node is in. */
    private static int nodes(Readout readout, String status) {
        return (int) readout.values("slurm_node_status", "partition", "all", "status", status).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static Set<String> nodesWith(Readout readout, String status) {
        return readout.all().entrySet().stream()
                .filter(entry -> "slurm_node_status".equals(entry.getKey().get("__name__")))
                .filter(entry -> status.equals(entry.getKey().get("status")) && entry.getValue() == 1)
                .map(entry -> entry.getKey().get("node"))
                .collect(Collectors.toSet());
    }

    @Property(tries = 100)
    void statesForNoReason_areOnExactlySoManyMatchingNodes(
            @ForAll @IntRange(max = 5) int drain,
            @ForAll @IntRange(max = 5) int maint,
            @ForAll @IntRange(max = 100) int percent) {
        Readout readout =
                Readout.of(calm(Map.of("drain", drain, "maint", maint), List.of("compute01?"), percent), NOON);

        assertThat(nodesWith(readout, "drain")).hasSize(drain).allMatch(node -> node.startsWith("compute01"));
        assertThat(nodesWith(readout, "maint")).hasSize(maint).allMatch(node -> node.startsWith("compute01"));
        int free = NODES - drain - maint;
        assertThat(nodes(readout, "allocated")).isEqualTo(free * percent / 100);
        assertThat(nodes(readout, "idle")).isEqualTo(free - free * percent / 100);
    }

    @Example
    void statesForNoReason_moreThanThereAreNodes_areOnAllOfThem() {
        Readout readout = Readout.of(calm(Map.of("down", 1_000_000, "maint", 5), List.of("node*"), 100), NOON);

        assertThat(nodesWith(readout, "down")).containsExactlyInAnyOrder("node1", "node2", "node3", "node4");
        assertThat(nodesWith(readout, "maint")).isEmpty();
    }

    @Example
    void wordsThatAreNoStates_doNothing_andAreNamed() {
        SimulationSettings settings = calm(Map.of("lazy", 5), List.of(), 0);

        assertThat(nodes(Readout.of(settings, NOON), "idle")).isEqualTo(NODES);
        assertThat(Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), settings)
                        .ignoredEntries())
                .containsExactly(
                        "'lazy' in slurm_random_statuses is no state of a node; allowed: allocated, completing,"
                                + " down, drain, draining, fail, idle, maint, mixed, reserved, planned, unknown");
    }

    @Example
    void states_areDrawnAnewWithTheIncidents_andNotBefore() {
        SimulationSettings settings = calm(Map.of("drain", 3), List.of(), 50);
        Instant period = Instant.ofEpochSecond(Math.floorDiv(NOON.getEpochSecond(), 1_800) * 1_800);
        Set<String> drawn = nodesWith(Readout.of(settings, period), "drain");

        assertThat(nodesWith(Readout.of(settings, period.plusSeconds(1_799)), "drain"))
                .isEqualTo(drawn);
        assertThat(Stream.of(1, 2, 3)
                        .map(next -> nodesWith(Readout.of(settings, period.plusSeconds(1_800L * next)), "drain")))
                .anyMatch(later -> !later.equals(drawn));
    }

    @Example
    void nodeInTrouble_isDrained_oneThatFailed_isDown() {
        SimulationSettings settings = MachineRooms.withSlurm(
                MachineRooms.forced(
                        MachineRooms.onNode("compute001", "node_health_status", 1),
                        MachineRooms.onNode("compute002", "node_health_status", 2),
                        MachineRooms.onNode("compute003", "up", 0)),
                new SlurmStates(Map.of(), List.of(), 100));
        Readout readout = Readout.of(settings, NOON);

        assertThat(nodesWith(readout, "drain")).containsExactly("compute001");
        assertThat(nodesWith(readout, "down")).containsExactlyInAnyOrder("compute002", "compute003");
        assertThat(nodes(readout, "allocated")).isEqualTo(NODES - 3);
    }

    @Example
    void nodesThatAreCutOff_areDown() {
        Incident cut = new Incident("x", IncidentType.NETWORK_PARTITION, "r02", null, null);
        Readout readout = Readout.of(calm(Map.of(), List.of(), 100).with(List.of(), List.of(cut)), NOON);

        assertThat(nodes(readout, "down")).isEqualTo(8);
    }

    /** Whatever the states, each series by state is there for the present state alone. */
    @Property(tries = 50)
    void seriesByState_areThereForThePresentStateAlone(
            @ForAll IncidentMode mode, @ForAll @IntRange(max = 50) int hour) {
        SimulationSettings settings = MachineRooms.mode(mode);
        Readout readout = Readout.of(settings, NOON.plusSeconds(3_600L * hour));

        for (String metric : List.of("cpu_alloc", "cpu_idle", "cpu_total", "mem_alloc", "mem_total")) {
            assertThat(readout.values("slurm_node_" + metric)).as(metric).hasSize(NODES);
        }
        readout.all().keySet().stream()
                .filter(labels -> "slurm_node_cpu_total".equals(labels.get("__name__")))
                .forEach(labels -> assertThat(readout.value(
                                "slurm_node_status",
                                "node",
                                labels.get("node"),
                                "partition",
                                "cpu",
                                "status",
                                labels.get("status")))
                        .isEqualTo(1));
    }

    @Property(tries = 50)
    void cluster_isTheSumOfItsNodes(@ForAll IncidentMode mode, @ForAll @IntRange(max = 50) int hour) {
        Readout readout = Readout.of(MachineRooms.mode(mode), NOON.plusSeconds(3_600L * hour));

        assertThat(readout.value("slurm_nodes_total")).isEqualTo(NODES);
        assertThat(readout.value("slurm_nodes_down")).isEqualTo(nodes(readout, "down"));
        assertThat(readout.value("slurm_nodes_drain")).isEqualTo(nodes(readout, "drain"));
        assertThat(readout.value("slurm_nodes_idle")).isEqualTo(nodes(readout, "idle"));
        assertThat(readout.value("slurm_nodes_alloc")).isEqualTo(nodes(readout, "allocated"));
        assertThat(readout.value("slurm_cpus_total")).isEqualTo(CORES);
        assertThat(readout.value("slurm_cpus_alloc"))
                .isEqualTo(readout.values("slurm_node_cpu_alloc").stream()
                        .mapToDouble(Double::doubleValue)
                        .sum());
        assertThat(readout.value("slurm_partition_cpus_allocated", "partition", "all"))
                .isEqualTo(readout.value("slurm_cpus_alloc"));
        assertThat(readout.value("slurm_partition_cpus_idle", "partition", "cpu"))
                .isEqualTo(readout.value("slurm_cpus_idle"));
        assertThat(readout.value("slurm_partition_cpus_total", "partition", "gpu"))
                .isEqualTo(4 * 128);
        assertThat(readout.value("slurm_gpus_total")).isEqualTo(16);
        assertThat(readout.value("slurm_gpus_utilization"))
                .isCloseTo(readout.value("slurm_gpus_alloc") / 16, within(1e-12));
        double running = readout.value("slurm_partition_jobs_running", "partition", "all");
        int allocated = nodes(readout, "allocated");
        assertThat(running).isBetween(Math.min(1.0, allocated), (double) allocated);
        assertThat(readout.value("slurm_partition_jobs_pending", "partition", "all"))
                .as("rounded down in two partitions")
                .isBetween(0.1 * running - 2, 0.4 * running);
    }

    @Example
    void series_nameTheNodeAndNotItsPlace() {
        Simulation simulation = Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), MachineRooms.calm());

        assertThat(simulation
                        .family("slurm_node_status")
                        .orElseThrow()
                        .labels(0)
                        .toMap())
                .containsOnlyKeys("__name__", "node", "partition", "status");
        assertThat(simulation.family("slurm_cpus_total").orElseThrow().labels(0).toMap())
                .containsOnlyKeys("__name__");
    }

    /** A catalogue in the existing format, which has a scope and filters for everything. */
    @Example
    void catalogue_decidesWhoIsANodeOfTheCluster() {
        SimulationSettings settings = MachineRooms.emitting(
                slurm("slurm_node_status", Map.of("node", "$node_id", "status", "$status", "partition", "$partition")),
                slurm("slurm_nodes_total", Map.of()),
                slurm("slurm_partition_cpus_total", Map.of("partition", "$partition")));
        Readout readout = Readout.of(settings, NOON);

        assertThat(readout.values("slurm_node_status", "node", "compute001")).hasSize(24);
        assertThat(readout.value("slurm_nodes_total")).isEqualTo(24);
        assertThat(readout.values("slurm_partition_cpus_total", "partition", "gpu"))
                .as("there is none without nodes")
                .isEmpty();
        assertThat(Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), settings)
                        .ignoredEntries())
                .isEmpty();
    }

    private static CatalogEntry slurm(String name, Map<String, String> labels) {
        return new CatalogEntry(name, false, List.of("compute*"), List.of(), labels, true, null);
    }
}
