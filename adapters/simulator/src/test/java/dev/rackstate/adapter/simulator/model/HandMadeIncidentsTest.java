package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    /** When what is done here is over. */
    private static final Instant END = NOON.plusSeconds(3_600);
    /** How long it may be felt afterwards: an aisle cools down. */
    private static final Duration FELT = Duration.ofMinutes(15);

    private static final String[] FIRST = {"site_id", "north", "rack_id", "r01", "pduid", "r01-pdu1"};
    private static final String[] SECOND = {"site_id", "north", "rack_id", "r01", "pduid", "r01-pdu2"};

    private static Incident incident(IncidentType type, String target) {
        return new Incident("x", type, target, NOON, END);
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
    }

    @Example
    void coolingFailure_thatEnds_letsTheAisleCoolDownOverMinutes() {
        SimulationSettings settings = with(incident(IncidentType.AISLE_COOLING, "a2"));
        List<Double> temperatures = new ArrayList<>();
        List<Double> health = new ArrayList<>();
        for (int minute = 0; minute <= 14; minute++) {
            Readout readout = Readout.of(settings, END.plusSeconds(60L * minute));
            temperatures.add(readout.value("node_temperature_celsius", "instance", "LOGIN-1"));
            health.add(readout.value("node_health_status", "instance", "LOGIN-1"));
        }

        assertThat(temperatures.get(0)).isBetween(47.0, 53.0);
        assertThat(IntStream.range(1, 4)).allMatch(minute -> temperatures.get(minute) < temperatures.get(minute - 1));
        assertThat(health)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .startsWith(2.0)
                .contains(1.0)
                .endsWith(0.0);
        assertThat(Readout.of(settings, END.plus(FELT)).all())
                .isEqualTo(Readout.of(MachineRooms.calm(), END.plus(FELT)).all());
    }

    @Example
    void coolingFailure_letsFansTakeMore() {
        SimulationSettings settings = with(incident(IncidentType.AISLE_COOLING, "a2"));
        Instant late = NOON.plusSeconds(1_800);

        double calm = Readout.of(MachineRooms.calm(), late).value("node_power_watts", "instance", "LOGIN-1");

        assertThat(Readout.of(settings, late).value("node_power_watts", "instance", "LOGIN-1"))
                .isBetween(1.14 * calm - 1, 1.15 * calm + 1);
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

        boolean heats = deeds.stream()
                .flatMap(deed -> deed.incidents().stream())
                .anyMatch(incident -> incident.type() == IncidentType.AISLE_COOLING);
        for (Instant at : List.of(NOON.minusMillis(1), heats ? END.plus(FELT) : END)) {
            assertThat(Readout.of(settings, at).all())
                    .isEqualTo(Readout.of(MachineRooms.calm(), at).all());
        }
    }

    /** What is forced by its own name comes out at that on every series of the target, whatever else is done. */
    @Property(tries = 200)
    void override_inForce_decidesEverySeriesOfItsMetricOnItsTarget(
            @ForAll("deeds") @Size(max = 3) List<Deed> others, @ForAll("leaves") ValueOverride forced) {
        List<ValueOverride> overrides = new ArrayList<>();
        others.forEach(deed -> overrides.addAll(deed.overrides()));
        overrides.add(forced);
        SimulationSettings settings = MachineRooms.calm()
                .with(
                        overrides,
                        others.stream()
                                .flatMap(deed -> deed.incidents().stream())
                                .toList());

        String target = forced.instance() == null ? "rack_id" : "instance";
        assertThat(Readout.of(settings, NOON.plusSeconds(300))
                        .values(
                                forced.metric(),
                                target,
                                String.valueOf(forced.instance() == null ? forced.rackId() : forced.instance())))
                .isNotEmpty()
                .containsOnly(forced.value());
    }

    /** Metrics from which nothing else follows change nothing else. */
    @Property(tries = 100)
    void override_ofALeaf_changesNoOtherSeries(@ForAll("leaves") ValueOverride forced) {
        Instant at = NOON.plusSeconds(300);
        Map<Map<String, String>, Double> before =
                Readout.of(MachineRooms.calm(), at).all();
        Map<Map<String, String>, Double> after = Readout.of(MachineRooms.calm().with(List.of(forced), List.of()), at)
                .all();

        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                        .map(Map.Entry::getKey))
                .allMatch(labels -> forced.metric().equals(labels.get("__name__")))
                .allMatch(labels -> forced.instance() == null
                        ? String.valueOf(forced.rackId()).equals(labels.get("rack_id"))
                        : forced.instance().equals(labels.get("instance")));
    }

    @Provide
    Arbitrary<ValueOverride> leaves() {
        Arbitrary<ValueOverride> onNodes = Combinators.combine(
                        Arbitraries.of("compute001", "compute017", "node1", "LOGIN-1"),
                        Arbitraries.of("node_power_watts", "ipmi_fan_speed_state", "node_memory_MemTotal_bytes"),
                        Arbitraries.of(0.0, 1.0, 2.0))
                .as((node, metric, value) -> new ValueOverride("leaf", node, null, metric, value, NOON, END));
        Arbitrary<ValueOverride> onRacks = Combinators.combine(
                        Arbitraries.of("r01", "r03"),
                        Arbitraries.of("sequana3_hyc_p_in_kpa", "sequana3_pmc_total_watt", "raritan_pdu_voltage_volt"),
                        Arbitraries.of(0.0, 1.0, 250.0))
                .as((rack, metric, value) -> new ValueOverride("leaf", null, rack, metric, value, NOON, END));
        return Arbitraries.oneOf(onNodes, onRacks);
    }

    /** Deeds of every sort, and values that stand in a file and cannot be forced: states, and counters. */
    @Property(tries = 100)
    void oneHotAndCounters_whateverIsDone_stayWhatTheyAre(
            @ForAll("deeds") @Size(max = 4) List<Deed> deeds, @ForAll("unforcible") ValueOverride attempt) {
        List<ValueOverride> overrides = new ArrayList<>(List.of(attempt));
        deeds.forEach(deed -> overrides.addAll(deed.overrides()));
        SimulationSettings settings = MachineRooms.calm()
                .with(
                        overrides,
                        deeds.stream()
                                .flatMap(deed -> deed.incidents().stream())
                                .toList());
        Simulation simulation = Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), settings);
        Set<String> counters = simulation.families().stream()
                .filter(family -> family.type().equals("counter"))
                .map(MetricFamily::name)
                .collect(Collectors.toSet());

        Map<Map<String, String>, Double> last = Map.of();
        for (Instant at : List.of(NOON.minusSeconds(1), NOON, NOON.plusSeconds(61), END.minusSeconds(1), END)) {
            Readout readout = Readout.of(simulation, at);
            for (String metric : List.of("eseries_drive_status", "eseries_storage_system_status")) {
                Map<Map<String, String>, Double> byDevice = new HashMap<>();
                readout.all().forEach((labels, value) -> {
                    if (labels.get("__name__").equals(metric)) {
                        Map<String, String> device = new HashMap<>(labels);
                        device.remove("status");
                        byDevice.merge(device, value, Double::sum);
                    }
                });
                assertThat(byDevice.values()).as(metric).isNotEmpty().containsOnly(1.0);
            }
            Map<Map<String, String>, Double> before = last;
            assertThat(readout.all().entrySet().stream()
                            .filter(entry -> counters.contains(entry.getKey().get("__name__")))
                            .filter(entry -> entry.getValue() < before.getOrDefault(entry.getKey(), 0.0)))
                    .isEmpty();
            last = readout.all();
        }
    }

    @Provide
    Arbitrary<ValueOverride> unforcible() {
        return Arbitraries.of(
                new ValueOverride("u", "da03-r04", null, "eseries_drive_status", 1, NOON, END),
                new ValueOverride("u", null, "r04", "eseries_storage_system_status", 1, NOON, END),
                new ValueOverride("u", "compute001", null, "node_cpu_seconds_total", 3, NOON, END),
                new ValueOverride("u", null, "r01", "raritan_pdu_activeenergy_watthour_total", 3, NOON, END));
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
                List.of(new ValueOverride(node + rack + metric, node, rack, metric, value, NOON, END)),
                List.of(),
                labels -> node == null ? rack.equals(labels.get("rack_id")) : node.equals(labels.get("instance")));
    }

    private static Deed wrong(IncidentType type, String target, Set<String> racks) {
        return new Deed(List.of(), List.of(incident(type, target)), labels -> racks.contains(labels.get("rack_id")));
    }
}
