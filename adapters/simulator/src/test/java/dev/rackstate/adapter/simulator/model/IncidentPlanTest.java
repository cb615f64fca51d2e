package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class IncidentPlanTest {
    /** 200 nodes in 4 racks and one aisle, 4 switches, one disk array: 209 nodes to telemetry. */
    private static final Targets ROOM = Targets.of(MachineRooms.large(200), MachineRooms.catalog());
    /** Six nodes. */
    private static final Targets CLOSET = Targets.of(MachineRooms.of(List.of("n[1-6]")), MachineRooms.catalog());

    private static Incidents during(Targets targets, SimulationSettings settings, long period) {
        return new IncidentPlan(targets, settings).during(period);
    }

    private static Incidents during(IncidentMode mode, long period) {
        return during(ROOM, MachineRooms.mode(mode), period);
    }

    private static void assertCounts(Incidents incidents, int critical, int warned, int racks, int aisles) {
        assertThat(incidents.critical().cardinality()).isEqualTo(critical);
        assertThat(incidents.warned().cardinality()).isEqualTo(warned);
        assertThat(incidents.racksDown().cardinality()).isEqualTo(racks);
        assertThat(incidents.hotAisles().cardinality()).isEqualTo(aisles);
    }

    @Property(tries = 200)
    void fullOk_inAnyPeriod_hitsNobody(@ForAll long period) {
        Incidents incidents = during(IncidentMode.FULL_OK, period);

        assertCounts(incidents, 0, 0, 0, 0);
        assertThat(incidents.backgroundFaults()).isFalse();
    }

    @Property(tries = 200)
    void light_inAnyPeriod_hitsOneToThreeAndOneToFive(@ForAll long period) {
        Incidents incidents = during(IncidentMode.LIGHT, period);

        assertThat(incidents.critical().cardinality()).isBetween(1, 3);
        assertThat(incidents.warned().cardinality()).isBetween(1, 5);
        assertThat(incidents.racksDown().isEmpty()).isTrue();
        assertThat(incidents.hotAisles().isEmpty()).isTrue();
    }

    @Property(tries = 200)
    void medium_inAnyPeriod_alsoTakesOneRackDown(@ForAll long period) {
        Incidents incidents = during(IncidentMode.MEDIUM, period);

        assertThat(incidents.critical().cardinality()).isBetween(1, 3);
        assertThat(incidents.warned().cardinality()).isBetween(5, 10);
        assertThat(incidents.racksDown().cardinality()).isEqualTo(1);
        assertThat(incidents.hotAisles().isEmpty()).isTrue();
    }

    @Property(tries = 200)
    void heavy_inAnyPeriod_alsoHeatsAnAisle(@ForAll long period) {
        Incidents incidents = during(IncidentMode.HEAVY, period);

        assertThat(incidents.critical().cardinality()).isBetween(5, 10);
        assertThat(incidents.warned().cardinality()).isBetween(10, 20);
        assertThat(incidents.racksDown().cardinality()).isEqualTo(2);
        assertThat(incidents.hotAisles().cardinality()).isEqualTo(1);
    }

    @Property(tries = 100)
    void chaos_inAnyPeriod_hitsFixedShares(@ForAll long period) {
        int nodes = ROOM.nodes().size();
        assertThat(nodes).isEqualTo(256 + 4 + 1);

        assertCounts(during(IncidentMode.CHAOS, period), 39, 65, 0, 0);
        Targets large = Targets.of(MachineRooms.large(6_400), MachineRooms.catalog());
        assertThat(large.racks()).hasSize(100);
        assertThat(during(large, MachineRooms.mode(IncidentMode.CHAOS), period)
                        .racksDown()
                        .cardinality())
                .isEqualTo(20);
    }

    @Property
    void custom_withAnyCounts_isCutToWhatThereIs(
            @ForAll long period,
            @ForAll @IntRange(max = 10) int critical,
            @ForAll @IntRange(max = 10) int warned,
            @ForAll @IntRange(max = 3) int racks,
            @ForAll @IntRange(max = 3) int aisles) {
        Incidents incidents = during(CLOSET, MachineRooms.custom(critical, warned, racks, aisles), period);

        assertCounts(
                incidents,
                Math.min(6, critical),
                Math.min(6 - Math.min(6, critical), warned),
                Math.min(1, racks),
                Math.min(1, aisles));
    }

    @Property(tries = 300)
    void criticalAndWarned_inAnyMode_areDisjoint(@ForAll IncidentMode mode, @ForAll long period) {
        Incidents incidents = during(mode, period);

        assertThat(incidents.critical().intersects(incidents.warned())).isFalse();
    }

    @Property(tries = 100)
    void period_askedTwiceAndInAnyOrder_isTheSame(@ForAll @LongRange(max = 1_000) long period) {
        IncidentPlan plan = new IncidentPlan(ROOM, MachineRooms.mode(IncidentMode.HEAVY));
        Incidents first = plan.during(period);
        LongRangeWalk.over(300, other -> plan.during(period + other));

        assertThat(plan.during(period)).isEqualTo(first);
        assertThat(during(IncidentMode.HEAVY, period)).isEqualTo(first);
    }

    private interface LongRangeWalk {
        void at(long value);

        static void over(long end, LongRangeWalk walk) {
            for (long value = 1; value <= end; value++) {
                walk.at(value);
            }
        }
    }

    @Example
    void periods_followingEachOther_hitDifferentNodes() {
        Set<BitSet> victims = new HashSet<>();
        IntStream.range(0, 50)
                .forEach(
                        period -> victims.add(during(IncidentMode.HEAVY, period).critical()));

        assertThat(victims).hasSize(50);
    }

    @Example
    void victims_overManyPeriods_areSpreadEvenly() {
        int[] hits = new int[6];
        IncidentPlan plan = new IncidentPlan(CLOSET, MachineRooms.custom(2, 0, 0, 0));
        for (long period = 0; period < 30_000; period++) {
            plan.during(period).critical().stream().forEach(node -> hits[node]++);
        }
        assertThat(hits)
                .satisfies(counts ->
                        IntStream.of(counts).forEach(count -> assertThat(count).isBetween(9_600, 10_400)));
    }

    @Example
    void victims_whenANodeIsAdded_hardlyChange() {
        SimulationSettings settings = MachineRooms.custom(3, 0, 0, 0);
        CompiledTopology larger = MachineRooms.of(List.of("n[1-6]", "n7"));
        Set<String> before = names(CLOSET, during(CLOSET, settings, 5).critical());
        Targets after = Targets.of(larger, MachineRooms.catalog());

        Set<String> kept = names(after, during(after, settings, 5).critical());
        kept.retainAll(before);

        assertThat(kept).hasSizeGreaterThanOrEqualTo(2);
    }

    private static Set<String> names(Targets targets, BitSet nodes) {
        Set<String> names = new HashSet<>();
        nodes.stream().forEach(node -> names.add(targets.nodes().get(node).name()));
        return names;
    }

    @Example
    void ticksPerPeriod_isAnHoursShare_andAtLeastOne() {
        assertThat(IncidentPlan.ticksPerPeriod(2, 20)).isEqualTo(90);
        assertThat(IncidentPlan.ticksPerPeriod(7, 20)).isEqualTo(25);
        assertThat(IncidentPlan.ticksPerPeriod(100_000, 20)).isEqualTo(1);
        assertThat(IncidentPlan.ticksPerPeriod(1, 7_200)).isEqualTo(1);
    }
}
