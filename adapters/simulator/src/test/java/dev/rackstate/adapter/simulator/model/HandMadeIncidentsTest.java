package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What is done by hand, and what it leaves alone. */
class HandMadeIncidentsTest {
    /** The beginning of a tick. */
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private static final String[] FIRST = {"site_id", "north", "rack_id", "r01", "pduid", "r01-pdu1"};
    private static final String[] SECOND = {"site_id", "north", "rack_id", "r01", "pduid", "r01-pdu2"};

    private static Incident incident(IncidentType type, String target) {
        return new Incident("x", type, target, NOON, NOON.plusSeconds(3_600));
    }

    private static SimulationSettings with(Incident... incidents) {
        return MachineRooms.calm().with(List.of(), List.of(incidents));
    }

    private static double inlet(Readout readout, String metric, String... pdu) {
        List<String> labels = new ArrayList<>(List.of(pdu));
        labels.addAll(List.of("inletid", "I1"));
        return readout.value("raritan_pdu_" + metric, labels.toArray(String[]::new));
    }

    @Example
    void coolingFailure_heatsTheAisleOverMinutes_untilItsNodesAreInTroubleAndFail() {
        SimulationSettings settings = with(incident(IncidentType.AISLE_COOLING, "a2"));
        List<Double> temperatures = new ArrayList<>();
        List<Double> health = new ArrayList<>();
        List<Double> boards = new ArrayList<>();
        for (int minute = 0; minute <= 20; minute++) {
            Readout readout = Readout.of(settings, NOON.plusSeconds(60L * minute));
            temperatures.add(readout.value("node_temperature_celsius", "instance", "LOGIN-1"));
            health.add(readout.value("node_health_status", "instance", "LOGIN-1"));
            boards.add(readout.value("sequana3_hyc_tmp_pcb_cel", "rack_id", "r03"));
            assertThat(readout.value("node_temperature_celsius", "instance", "mngt1"))
                    .isLessThan(26);
        }

        assertThat(temperatures.get(0)).isBetween(21.5, 26.0);
        assertThat(temperatures.get(20)).isBetween(47.0, 53.0);
        assertThat(IntStream.range(1, 4)).allMatch(minute -> temperatures.get(minute) > temperatures.get(minute - 1));
        assertThat(health).isSorted().startsWith(0.0).contains(1.0).endsWith(2.0);
        assertThat(health.indexOf(1.0)).as("not at once").isBetween(1, 4);
        assertThat(health.indexOf(2.0)).isBetween(3, 9);
        assertThat(boards.get(0)).isBetween(58.0, 62.0);
        assertThat(boards.get(20)).isBetween(78.0, 82.0);
        assertThat(Readout.of(settings, NOON.plusSeconds(3_600)).all())
                .isEqualTo(
                        Readout.of(MachineRooms.calm(), NOON.plusSeconds(3_600)).all());
    }

    @Example
    void pduFailure_leavesItDead_andItsLoadToTheOther() {
        Readout before = Readout.of(MachineRooms.calm(), NOON);
        Readout readout = Readout.of(with(incident(IncidentType.PDU_FAILURE, "r01-pdu1")), NOON);

        assertThat(inlet(readout, "activepower_watt", FIRST)).isZero();
        assertThat(inlet(readout, "current_ampere", FIRST)).isZero();
        assertThat(inlet(readout, "voltage_volt", FIRST)).isZero();
        double both = inlet(before, "activepower_watt", FIRST) + inlet(before, "activepower_watt", SECOND);
        assertThat(inlet(readout, "activepower_watt", SECOND)).isBetween(both - 0.2, both + 0.2);
        assertThat(inlet(readout, "current_ampere", SECOND)).isGreaterThan(inlet(before, "current_ampere", SECOND));
        assertThat(readout.values("up")).containsOnly(1.0);
    }

    @Example
    void pduFailure_ofARack_isThatOfItsFirstUnit() {
        Readout byRack = Readout.of(with(incident(IncidentType.PDU_FAILURE, "r01")), NOON);

        assertThat(byRack.all())
                .isEqualTo(Readout.of(with(incident(IncidentType.PDU_FAILURE, "r01-pdu1")), NOON)
                        .all());
    }

    @Example
    void pduFailure_ofTheOnlyUnit_takesTheRackDown() {
        Readout readout = Readout.of(with(incident(IncidentType.PDU_FAILURE, "r02")), NOON);

        assertThat(readout.values("up", "rack_id", "r02")).hasSize(8).containsOnly(0.0);
        assertThat(readout.values("raritan_pdu_activepower_watt", "rack_id", "r02"))
                .containsOnly(0.0);
        assertThat(readout.values("up", "rack_id", "r05")).containsOnly(1.0);
    }

    @Example
    void networkPartition_ofARack_hidesItsNodes_whichRunOn() {
        Readout before = Readout.of(MachineRooms.calm(), NOON);
        Readout readout = Readout.of(with(incident(IncidentType.NETWORK_PARTITION, "r01")), NOON);

        assertThat(readout.values("up", "rack_id", "r01")).hasSize(21).containsOnly(0.0);
        assertThat(readout.values("ipmi_up", "rack_id", "r01")).containsOnly(1.0);
        assertThat(readout.values("switch_port_oper_status", "instance", "leaf-1"))
                .hasSize(8)
                .containsOnly(2.0);
        assertThat(readout.values("node_power_watts", "rack_id", "r01"))
                .isEqualTo(before.values("node_power_watts", "rack_id", "r01"));
        assertThat(readout.values("node_health_status", "rack_id", "r01")).containsOnly(0.0);
        assertThat(readout.values("up", "rack_id", "r02")).containsOnly(1.0);
    }

    @Example
    void networkPartition_ofAnAisle_hidesEverythingInIt() {
        Readout readout = Readout.of(with(incident(IncidentType.NETWORK_PARTITION, "a2")), NOON);

        assertThat(readout.values("up", "rack_id", "r03")).containsOnly(0.0);
        assertThat(readout.values("up", "rack_id", "r04")).containsOnly(0.0);
        assertThat(readout.values("eseries_exporter_collect_error")).containsOnly(1.0);
        assertThat(readout.values("up", "rack_id", "r05")).containsOnly(1.0);
    }

    @Example
    void flapping_takesTheNodeAwayInEveryOtherTick() {
        SimulationSettings settings = with(incident(IncidentType.NODE_FLAPPING, "node1"));

        List<Double> ups = IntStream.range(0, 6)
                .mapToObj(tick -> Readout.of(settings, NOON.plusSeconds(20L * tick)))
                .map(readout -> readout.value("up", "instance", "node1"))
                .toList();

        assertThat(ups).containsExactly(0.0, 1.0, 0.0, 1.0, 0.0, 1.0);
    }

    @Example
    void rackDown_asAnIncident_isTheSameAsForced() {
        assertThat(Readout.of(with(incident(IncidentType.RACK_DOWN, "r02")), NOON)
                        .all())
                .isEqualTo(Readout.of(MachineRooms.forced(MachineRooms.onRack("r02", "rack_down", 1)), NOON)
                        .all());
    }

    @Example
    void forcedOnARack_holdsForItsNodes_butForOneThatHasAValueOfItsOwn() {
        Readout readout = Readout.of(
                MachineRooms.forced(
                        MachineRooms.onNode("compute018", "node_load_percent", 7),
                        MachineRooms.onRack("r02", "node_load_percent", 90)),
                NOON);

        assertThat(readout.value("node_load_percent", "instance", "compute018")).isEqualTo(7);
        assertThat(readout.values("node_load_percent", "rack_id", "r02"))
                .filteredOn(load -> load == 90)
                .hasSize(7);
        assertThat(readout.values("node_load_percent", "rack_id", "r01"))
                .allSatisfy(load -> assertThat(load).isLessThanOrEqualTo(50));
    }

    @Example
    void forcedUp_onARack_takesItsNodesDown_andNotItsPower() {
        Readout readout = Readout.of(MachineRooms.forced(MachineRooms.onRack("r02", "up", 0)), NOON);

        assertThat(readout.values("up", "rack_id", "r02")).hasSize(8).containsOnly(0.0);
        assertThat(readout.values("raritan_pdu_activepower_watt", "rack_id", "r02"))
                .allSatisfy(watts -> assertThat(watts).isPositive());
    }

    /** Something done by hand, and which series it may change. */
    record Deed(List<ValueOverride> overrides, List<Incident> incidents, Predicate<Map<String, String>> reach) {}

    /** Slurm's totals follow from everything, so they may always change. */
    @Property(tries = 200)
    void deeds_leakToNobodyElse(@ForAll("deeds") @Size(min = 1, max = 4) List<Deed> deeds) {
        SimulationSettings settings = MachineRooms.calm()
                .with(
                        deeds.stream()
                                .flatMap(deed -> deed.overrides().stream())
                                .toList(),
                        deeds.stream()
                                .flatMap(deed -> deed.incidents().stream())
                                .toList());
        Instant at = NOON.plusSeconds(300);
        Map<Map<String, String>, Double> before =
                Readout.of(MachineRooms.calm(), at).all();
        Map<Map<String, String>, Double> after = Readout.of(settings, at).all();

        Set<Map<String, String>> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        assertThat(all.stream()
                        .filter(labels -> !labels.get("__name__").startsWith("slurm_"))
                        .filter(labels -> !before.get(labels).equals(after.get(labels)))
                        .filter(labels ->
                                deeds.stream().noneMatch(deed -> deed.reach().test(labels)))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    @Property(tries = 100)
    void deeds_outsideTheirTime_areAsIfTheyNeverWere(@ForAll("deeds") @Size(min = 1, max = 4) List<Deed> deeds) {
        SimulationSettings settings = MachineRooms.calm()
                .with(
                        deeds.stream()
                                .flatMap(deed -> deed.overrides().stream())
                                .toList(),
                        deeds.stream()
                                .flatMap(deed -> deed.incidents().stream())
                                .toList());

        for (Instant at : List.of(NOON.minusMillis(1), NOON.plusSeconds(3_600))) {
            assertThat(Readout.of(settings, at).all())
                    .isEqualTo(Readout.of(MachineRooms.calm(), at).all());
        }
    }

    @Property(tries = 50)
    void values_ofTheSameSeedTimeAndDeeds_areTheSame(@ForAll("deeds") @Size(max = 4) List<Deed> deeds) {
        SimulationSettings settings = MachineRooms.calm()
                .with(
                        deeds.stream()
                                .flatMap(deed -> deed.overrides().stream())
                                .toList(),
                        deeds.stream()
                                .flatMap(deed -> deed.incidents().stream())
                                .toList());
        Instant at = NOON.plusSeconds(77);

        assertThat(Readout.of(settings, at).all())
                .isEqualTo(Readout.of(settings, at).all());
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Deed> onNodes = Combinators.combine(
                        Arbitraries.of("compute001", "compute017", "node1", "LOGIN-1", "mngt1"),
                        Arbitraries.of("up", "node_temperature_celsius", "node_health_status", "node_load_percent"),
                        Arbitraries.of(0.0, 1.0, 2.0, 60.0))
                .as((node, metric, value) -> forced(node, null, metric, value));
        Arbitrary<Deed> onRacks = Combinators.combine(
                        Arbitraries.of("r01", "r02", "r03", "r05"),
                        Arbitraries.of("up", "rack_down", "sequana3_hyc_p_in_kpa", "raritan_pdu_current_ampere"),
                        Arbitraries.of(0.0, 1.0, 9.0))
                .as((rack, metric, value) -> forced(null, rack, metric, value));
        Arbitrary<Deed> wrong = Arbitraries.of(
                wrong(IncidentType.AISLE_COOLING, "a2", Set.of("r03", "r04")),
                wrong(IncidentType.NETWORK_PARTITION, "a2", Set.of("r03", "r04")),
                wrong(IncidentType.NETWORK_PARTITION, "r02", Set.of("r02")),
                wrong(IncidentType.PDU_FAILURE, "r05-pdu2", Set.of("r05")),
                wrong(IncidentType.PDU_FAILURE, "r02", Set.of("r02")),
                new Deed(
                        List.of(),
                        List.of(incident(IncidentType.NODE_FLAPPING, "node2")),
                        labels -> "node2".equals(labels.get("instance"))));
        return Arbitraries.oneOf(onNodes, onRacks, wrong).list();
    }

    private static Deed forced(String node, String rack, String metric, double value) {
        return new Deed(
                List.of(new ValueOverride(
                        node + rack + metric, node, rack, metric, value, NOON, NOON.plusSeconds(3_600))),
                List.of(),
                labels -> node == null ? rack.equals(labels.get("rack_id")) : node.equals(labels.get("instance")));
    }

    private static Deed wrong(IncidentType type, String target, Set<String> racks) {
        return new Deed(List.of(), List.of(incident(type, target)), labels -> racks.contains(labels.get("rack_id")));
    }
}
