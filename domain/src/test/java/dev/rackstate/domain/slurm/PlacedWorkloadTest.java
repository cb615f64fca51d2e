package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.slurm.NodeMapping.Entry;
import dev.rackstate.domain.slurm.SlurmNode.Use;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlacedWorkloadTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .device("d1", "c[1-4]")
            .rack("r2")
            .device("d2", "c[5-6]")
            .device("sw", "switch1")
            .room("lab")
            .standalone("r3")
            .device("d3", "c7")
            .compile();

    @Test
    void of_nodesInAndOutOfTheBuilding_placesThemByName() {
        PlacedWorkload placed = place(node("n1", "idle"), node("n7", "down"), node("cloud1", "idle~"));

        assertThat(placed.instance(0)).isEqualTo("c1");
        assertThat(TOPOLOGY.id(placed.entity(0))).isEqualTo("c1");
        assertThat(placed.nodeAt(placed.entity(1))).isEqualTo(1);
        assertThat(placed.entity(2)).isEqualTo(-1);
        assertThat(placed.unplaced().toArray()).containsExactly(2);
        assertThat(placed.nodeAt(entity(EntityKind.NODE, "switch1"))).isEqualTo(-1);
        assertThat(placed.hidden().toArray()).isEmpty();
    }

    @Test
    void tally_ofEverything_countsTheUnplacedToo() {
        PlacedWorkload placed =
                place(node("n1", "idle"), node("n2", "IDLE+DRAIN"), node("n3", "weird"), node("cloud1", "allocated"));

        Tally tally = placed.tally();

        assertThat(tally.nodes()).isEqualTo(4);
        assertThat(tally.byStatus()).isEqualTo(Map.of("idle", 1, "drained", 1, "weird", 1, "allocated", 1));
        assertThat(tally.bySeverity())
                .isEqualTo(Map.of(
                        Severity.OK, 2, Severity.INFO, 0, Severity.WARN, 0, Severity.CRIT, 1, Severity.UNKNOWN, 1));
    }

    @Test
    void tally_ofARoom_countsWhatStandsThere() {
        PlacedWorkload placed = place(node("n1", "idle"), node("n5", "down"), node("n7", "mix"), node("x", "idle"));

        assertThat(placed.tally(entity(EntityKind.ROOM, "hall")).byStatus()).isEqualTo(Map.of("idle", 1, "down", 1));
        assertThat(placed.tally(entity(EntityKind.ROOM, "lab")).byStatus()).isEqualTo(Map.of("mixed", 1));
        assertThat(placed.tally(entity(EntityKind.DEVICE, "sw")).nodes()).isZero();
    }

    @Test
    void tally_ofUse_addsUpWhatIsKnown() {
        PlacedWorkload placed = place(
                used("n1", new Use(64, 32, 1000L, null, null, null)),
                used("n2", new Use(64, 64, 1000L, 500L, null, null)));

        assertThat(placed.tally().use()).isEqualTo(new Use(128, 96, 2000L, 500L, null, null));
    }

    @Test
    void nodeAt_twoSlurmNodesOfOneName_isTheOneInTheWorstState() {
        NodeMapping both =
                new NodeMapping(List.of(new Entry("*a", "c1"), new Entry("*b", "c1"), new Entry("*c", "c1")));
        PlacedWorkload placed = place(both, null, node("na", "idle"), node("nb", "IDLE+DRAIN"), node("nc", "idle"));

        assertThat(placed.nodeAt(entity(EntityKind.NODE, "c1"))).isEqualTo(1);
        assertThat(placed.hidden().toArray()).containsExactly(0, 2);
        assertThat(placed.tally().nodes()).isEqualTo(3);
    }

    @Test
    void byPartition_zeros_areShown() {
        PlacedWorkload placed =
                place(node("n1", "idle", "cpu", "all"), node("n5", "down", "all"), node("n7", "mix", "gpu", "all"));

        assertThat(placed.byPartition(placed.nodes()))
                .isEqualTo(Map.of(
                        "all", Map.of("idle", 1, "down", 1, "mixed", 1),
                        "cpu", Map.of("idle", 1, "down", 0, "mixed", 0),
                        "gpu", Map.of("idle", 0, "down", 0, "mixed", 1)));
        assertThat(placed.byPartition(placed.nodesWithin(entity(EntityKind.ROOM, "lab"))))
                .isEqualTo(Map.of(
                        "all", Map.of("idle", 0, "down", 0, "mixed", 1),
                        "cpu", Map.of("idle", 0, "down", 0, "mixed", 0),
                        "gpu", Map.of("idle", 0, "down", 0, "mixed", 1)));
    }

    @Test
    void jobs_thatHoldNodes_standWhereTheseAre() {
        List<SlurmJob> jobs = List.of(
                job(1, "running", "n1", "n5"),
                job(2, "completed", "n1"),
                job(3, "pending"),
                job(4, "running", "n7", "x"));
        PlacedWorkload placed = place(MAPPING, jobs, node("n1", "alloc"), node("n5", "alloc"), node("n7", "mix"));

        assertThat(ids(placed.jobsOn(0))).containsExactly(1L);
        assertThat(placed.jobCount(0)).isEqualTo(1);
        assertThat(ids(placed.jobsWithin(entity(EntityKind.RACK, "r2")))).containsExactly(1L);
        assertThat(ids(placed.jobsWithin(entity(EntityKind.SITE, "alder")))).containsExactly(1L, 4L);
        assertThat(placed.jobsWithin(entity(EntityKind.DEVICE, "sw"))).isEmpty();
        assertThat(placed.nodesOf(jobs.get(3))).containsExactly(2);
        assertThat(placed.nodesOf(jobs.get(2))).isEmpty();
    }

    @Test
    void reservationsWithin_aPart_areThoseWithANodeThere() {
        SlurmReservation here = reservation("here", "n1", "n2");
        SlurmReservation there = reservation("there", "n7");
        Workload workload = new Workload(
                NOW, List.of(node("n1", "idle"), node("n7", "idle")), List.of(), null, List.of(here, there));

        PlacedWorkload placed = PlacedWorkload.of(workload, TOPOLOGY, MAPPING, StatusMap.DEFAULT);

        assertThat(placed.reservationsWithin(entity(EntityKind.RACK, "r1"))).containsExactly(here);
        assertThat(placed.reservationsWithin(entity(EntityKind.ROOM, "lab"))).containsExactly(there);
        assertThat(placed.reservationsWithin(entity(EntityKind.SITE, "alder"))).containsExactly(here, there);
    }

    @Test
    void nothing_inABuilding_isEmptyEverywhere() {
        PlacedWorkload nothing = PlacedWorkload.nothing(TOPOLOGY);

        assertThat(nothing.tally().nodes()).isZero();
        assertThat(nothing.byPartition(nothing.nodes())).isEmpty();
        assertThat(nothing.jobsWithin(0)).isEmpty();
        assertThat(nothing.reservationsWithin(0)).isEmpty();
    }

    /** Every Slurm node is counted once on every level, and a part counts what a look at each of its nodes counts. */
    @Property(tries = 2_000)
    void tally_ofParts_isWhatALookAtEachNodeGives(@ForAll("workloads") List<SlurmNode> nodes) {
        PlacedWorkload placed = place(nodes.toArray(SlurmNode[]::new));

        int rooms = TOPOLOGY.all(EntityKind.ROOM)
                .map(room -> placed.tally(room).nodes())
                .sum();
        assertThat(rooms + placed.unplaced().count()).isEqualTo(nodes.size());
        for (int entity = 0; entity < TOPOLOGY.size(); entity++) {
            int part = entity;
            int[] expected = placed.nodes()
                    .filter(node -> placed.entity(node) >= 0 && TOPOLOGY.isWithin(placed.entity(node), part))
                    .toArray();
            assertThat(placed.nodesWithin(entity).sorted().toArray()).isEqualTo(expected);
            Tally tally = placed.tally(entity);
            assertThat(tally.bySeverity().values().stream().mapToInt(i -> i).sum())
                    .isEqualTo(expected.length);
            assertThat(tally.byStatus().values().stream().mapToInt(i -> i).sum())
                    .isEqualTo(expected.length);
        }
    }

    @Provide
    static Arbitrary<List<SlurmNode>> workloads() {
        Arbitrary<String> states = Arbitraries.of("idle", "alloc", "mix*", "IDLE+DRAIN", "down", "weird");
        return states.list().ofMaxSize(12).map(list -> {
            List<SlurmNode> nodes = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                nodes.add(node((i % 3 == 2 ? "x" : "n") + i, list.get(i), "all"));
            }
            nodes.sort((a, b) -> a.name().compareTo(b.name()));
            return nodes;
        });
    }

    private static final NodeMapping MAPPING = new NodeMapping(List.of(new Entry("n*", "c*")));

    private static PlacedWorkload place(SlurmNode... nodes) {
        return place(MAPPING, null, nodes);
    }

    private static PlacedWorkload place(NodeMapping mapping, List<SlurmJob> jobs, SlurmNode... nodes) {
        List<SlurmPartition> partitions = Arrays.stream(nodes)
                .flatMap(node -> node.partitions().stream())
                .distinct()
                .sorted()
                .map(name -> new SlurmPartition(name, null, null, null))
                .toList();
        Workload workload = new Workload(NOW, List.of(nodes), partitions, jobs, null);
        return PlacedWorkload.of(workload, TOPOLOGY, mapping, StatusMap.DEFAULT);
    }

    private static SlurmNode node(String name, String state, String... partitions) {
        return new SlurmNode(
                name, SlurmNodeState.parse(state), List.of(state), List.of(partitions), null, null, null, Use.UNKNOWN);
    }

    private static SlurmNode used(String name, Use use) {
        return new SlurmNode(name, SlurmNodeState.parse("idle"), List.of("idle"), List.of(), null, null, null, use);
    }

    private static SlurmJob job(long id, String state, String... nodes) {
        return new SlurmJob(
                id, null, "ada", null, "all", List.of(state), null, List.of(nodes), null, null, null, null, null);
    }

    private static SlurmReservation reservation(String name, String... nodes) {
        return new SlurmReservation(name, List.of(nodes), List.of(), List.of(), List.of(), null, null);
    }

    private static List<Long> ids(List<SlurmJob> jobs) {
        return jobs.stream().map(SlurmJob::id).toList();
    }

    private static int entity(EntityKind kind, String id) {
        return TOPOLOGY.first(kind, id);
    }
}
