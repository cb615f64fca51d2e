package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SimulationTest {
    private static final Instant NOON = MachineRooms.NOON;

    private static Simulation twoSites(SimulationSettings settings) {
        return Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), settings);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2019-06-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2040-01-01T00:00:00Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
    }

    @Property(tries = 30)
    void values_ofTwoSimulationsWithOneConfiguration_agree(
            @ForAll long seed, @ForAll IncidentMode mode, @ForAll("instants") Instant at) {
        SimulationSettings settings =
                MachineRooms.settings(seed, mode, new CustomIncidents(2, 3, 1, 1), List.of(), List.of());

        assertThat(Readout.of(settings, at).all())
                .isEqualTo(Readout.of(settings, at).all());
    }

    @Property(tries = 20)
    void values_doNotDependOnTheOrderOfAsking(@ForAll("instants") Instant at, @ForAll Random random) {
        Simulation simulation = twoSites(MachineRooms.mode(IncidentMode.HEAVY));
        Map<Map<String, String>, Double> expected = Readout.of(simulation, at).all();
        record Question(MetricFamily family, int series, Instant at) {}
        List<Question> questions = new ArrayList<>();
        for (MetricFamily family : simulation.families()) {
            for (int series = 0; series < family.size(); series++) {
                questions.add(new Question(family, series, at));
                questions.add(new Question(family, series, at.plusSeconds(random.nextInt(100_000))));
            }
        }
        Collections.shuffle(questions, random);

        for (Question question : questions) {
            double value = question.family.value(question.series, simulation.at(question.at));
            if (question.at.equals(at)) {
                assertThat(MetricFamily.isAbsent(value) ? null : value)
                        .isEqualTo(expected.get(
                                question.family.labels(question.series).toMap()));
            }
        }
    }

    @Example
    void values_withAnotherSeed_differ() {
        Map<Map<String, String>, Double> one = Readout.of(
                        MachineRooms.settings(1, IncidentMode.FULL_OK, CustomIncidents.NONE, List.of(), List.of()))
                .all();
        Map<Map<String, String>, Double> other = Readout.of(
                        MachineRooms.settings(2, IncidentMode.FULL_OK, CustomIncidents.NONE, List.of(), List.of()))
                .all();

        assertThat(withoutStatus(one)).isEqualTo(withoutStatus(other));
        assertThat(one).isNotEqualTo(other);
    }

    /** Of Slurm's series with the state of a node in a label only one is there, and another one under another seed. */
    private static Set<Map<String, String>> withoutStatus(Map<Map<String, String>, Double> values) {
        return values.keySet().stream()
                .map(labels -> labels.entrySet().stream()
                        .filter(label -> !label.getKey().equals("status"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .collect(Collectors.toSet());
    }

    @Property(tries = 50)
    void gauges_withinATick_hold(@ForAll("instants") Instant at) {
        Simulation simulation = twoSites(MachineRooms.mode(IncidentMode.HEAVY));
        Instant tickStart = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 20) * 20);
        Map<Map<String, String>, Double> first = gauges(simulation, tickStart);

        assertThat(gauges(simulation, tickStart.plusMillis(19_999))).isEqualTo(first);
        assertThat(gauges(simulation, tickStart.plusMillis(20_000))).isNotEqualTo(first);
    }

    private static Map<Map<String, String>, Double> gauges(Simulation simulation, Instant at) {
        Set<String> gauges = simulation.families().stream()
                .filter(family -> family.type().equals("gauge"))
                .map(MetricFamily::name)
                .collect(Collectors.toSet());
        return Readout.of(simulation, at).all().entrySet().stream()
                .filter(entry -> gauges.contains(entry.getKey().get("__name__")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where a counter is flattest, at full load and with the longest ticks, rounding must not turn it back. */
    @Property(tries = 60)
    void counters_overTime_neverFall(
            @ForAll("instants") Instant at, @ForAll IncidentMode mode, @ForAll("intervals") Duration interval) {
        Profile full = new Profile(0, 100, 22, 5, 150, 50);
        SimulationSettings settings = new SimulationSettings(
                11,
                interval,
                mode,
                2,
                CustomIncidents.NONE,
                Map.of("compute", full, "gpu", full, "service", full),
                List.of(),
                List.of());
        Simulation simulation = twoSites(settings);
        List<MetricFamily> counters = simulation.families().stream()
                .filter(family -> family.type().equals("counter"))
                .toList();
        assertThat(counters).hasSize(8);

        for (MetricFamily counter : counters) {
            for (int series = 0; series < counter.size(); series++) {
                double last = Double.NEGATIVE_INFINITY;
                for (int step = 0; step < 40; step++) {
                    double value = counter.value(series, simulation.at(at.plusMillis(step * 700L)));
                    assertThat(value).as("%s", counter.labels(series).toMap()).isGreaterThanOrEqualTo(last);
                    last = value;
                }
                double later = counter.value(series, simulation.at(at.plusSeconds(3_600)));
                assertThat(later).isGreaterThanOrEqualTo(last);
            }
        }
    }

    @Example
    void idleCounter_ofAFullNode_stillRises() {
        Profile full = new Profile(100, 100, 22, 5, 150, 50);
        SimulationSettings settings = new SimulationSettings(
                11,
                Duration.ofSeconds(20),
                IncidentMode.FULL_OK,
                2,
                CustomIncidents.NONE,
                Map.of("compute", full, "service", full),
                List.of(),
                List.of());
        Simulation simulation = twoSites(settings);
        MetricFamily idle = simulation.family("node_cpu_seconds_total").orElseThrow();

        for (int second = 0; second < 500; second++) {
            Moment before = simulation.at(NOON.plusSeconds(second));
            Moment after = simulation.at(NOON.plusSeconds(second + 1));
            for (int series = 0; series < idle.size(); series++) {
                assertThat(idle.value(series, after)).isGreaterThan(idle.value(series, before));
            }
        }
    }

    @Provide
    Arbitrary<Duration> intervals() {
        return Arbitraries.of(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofHours(6));
    }

    @Example
    void counters_beforeTheirStart_standStill() {
        Simulation simulation = twoSites(MachineRooms.calm());
        MetricFamily counter = simulation.family("node_cpu_seconds_total").orElseThrow();

        double in1999 = counter.value(0, simulation.at(Instant.parse("1999-12-31T00:00:00Z")));

        assertThat(in1999).isEqualTo(counter.value(0, simulation.at(Instant.parse("2020-01-01T00:00:00Z"))));
        assertThat(in1999).isBetween(500_000.0, 1_000_000.0);
    }

    /** What {@code rate()} makes of the idle counter is what the load gauge says. */
    @Example
    void idleCounter_overTwentyTicks_agreesWithTheLoad() {
        for (String instance : List.of("node1", "LOGIN-1")) {
            double cores = instance.equals("node1") ? 64 : 32;
            Instant start = Instant.ofEpochSecond(NOON.getEpochSecond() / 20 * 20);
            double load = 0;
            for (int tick = 0; tick < 20; tick++) {
                load += Readout.of(MachineRooms.calm(), start.plusSeconds(tick * 20L))
                                .value("node_load_percent", "instance", instance)
                        / 20;
            }
            double idle = Readout.of(MachineRooms.calm(), start.plusSeconds(400))
                            .value("node_cpu_seconds_total", "instance", instance)
                    - Readout.of(MachineRooms.calm(), start).value("node_cpu_seconds_total", "instance", instance);

            assertThat(idle / 400 / cores * 100).isBetween(100 - load - 0.1, 100 - 0.99 * load + 0.1);
        }
    }

    @Example
    void energyCounter_overAnHour_agreesWithThePower() {
        String[] inlet = {"site_id", "north", "pduid", "r01-pdu1", "inletid", "I1"};
        double watts = 0;
        for (int tick = 0; tick < 180; tick++) {
            watts += Readout.of(MachineRooms.calm(), NOON.plusSeconds(tick * 20L))
                            .value("raritan_pdu_activepower_watt", inlet)
                    / 180;
        }
        double wattHours = Readout.of(MachineRooms.calm(), NOON.plusSeconds(3_600))
                        .value("raritan_pdu_activeenergy_watthour_total", inlet)
                - Readout.of(MachineRooms.calm(), NOON).value("raritan_pdu_activeenergy_watthour_total", inlet);

        assertThat(wattHours).isBetween(watts * 0.98, watts * 1.02);
    }

    @Property(tries = 100)
    void values_whenNothingIsWrong_stayWithinTheirRanges(@ForAll("instants") Instant at) {
        Readout readout = Readout.of(MachineRooms.calm(), at);

        assertRange(readout, "up", 1, 1);
        assertRange(readout, "node_health_status", 0, 0);
        assertRange(readout, "node_load_percent", 5, 50);
        assertRange(readout, "node_temperature_celsius", 21.5, 25);
        assertRange(readout, "node_power_watts", 152, 175);
        assertRange(readout, "node_memory_MemTotal_bytes", 64L << 30, 512L << 30);
        assertRange(readout, "node_memory_MemAvailable_bytes", 0.6 * (64L << 30), 512L << 30);
        assertRange(readout, "node_filesystem_size_bytes", 200L << 30, 200L << 30);
        assertRange(readout, "node_filesystem_avail_bytes", 0.45 * (200L << 30), 0.675 * (200L << 30));
        assertRange(readout, "ipmi_up", 1, 1);
        for (String sensor : List.of("fan_speed", "power", "sensor", "temperature", "voltage")) {
            assertRange(readout, "ipmi_" + sensor + "_state", 0, 0);
        }
        assertRange(readout, "switch_port_oper_status", 1, 1);
        assertRange(readout, "eseries_exporter_collect_error", 0, 0);
        readout.all().forEach((labels, value) -> {
            if (labels.containsKey("status") && !labels.containsKey("node")) {
                assertThat(value).isEqualTo(labels.get("status").equals("optimal") ? 1 : 0);
            }
        });
        assertRange(readout, "sequana3_hyc_state_info", 1, 1);
        assertRange(readout, "sequana3_hyc_p_in_kpa", 198, 202);
        assertRange(readout, "sequana3_hyc_leak_sensor_pump", 0, 0);
        assertRange(readout, "sequana3_hyc_tmp_pcb_cel", 58, 62);
        assertRange(readout, "sequana3_pmc_total_watt", 5_200, 5_800);
        assertThat(readout.values("raritan_pdu_activepower_watt", "inletid", "I1"))
                .isNotEmpty()
                .allSatisfy(watts -> assertThat(watts).isBetween(1_500.0, 4_200.0));
        assertThat(readout.values("raritan_pdu_activepower_watt", "inletid", ""))
                .isNotEmpty()
                .allSatisfy(watts -> assertThat(watts).isBetween(0.05 * 1_500, 0.25 * 4_200));
        assertRange(readout, "raritan_pdu_apparentpower_voltampere", 1_530, 4_536);
        assertRange(readout, "raritan_pdu_current_ampere", 6.5, 18.3);
        assertRange(readout, "raritan_pdu_inletrating", 16, 20);
        assertRange(readout, "raritan_pdu_voltage_volt", 228, 232);
    }

    private static void assertRange(Readout readout, String metric, double low, double high) {
        assertThat(readout.values(metric))
                .as(metric)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value).isBetween(low, high));
    }

    @Property(tries = 100)
    void current_atAnyTime_isBelowTheRatingOfItsInlet(@ForAll("instants") Instant at) {
        Readout readout = Readout.of(MachineRooms.calm(), at);
        readout.all().forEach((labels, amperes) -> {
            if (labels.get("__name__").equals("raritan_pdu_current_ampere")) {
                assertThat(amperes).isLessThan(labels.get("pduid").endsWith("1") ? 20 : 16);
            }
        });
    }

    /** A status is told by one series per status, of which exactly one is 1. */
    @Property(tries = 50)
    void statuses_inAnyMode_areOneHot(@ForAll IncidentMode mode, @ForAll("instants") Instant at) {
        Map<Map<String, String>, Double> sums = Readout.of(MachineRooms.mode(mode), at).all().entrySet().stream()
                .filter(entry -> entry.getKey().containsKey("status"))
                .filter(entry -> !entry.getKey().containsKey("node")
                        || entry.getKey().get("__name__").equals("slurm_node_status"))
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().entrySet().stream()
                                .filter(label -> !label.getKey().equals("status"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        Collectors.summingDouble(Map.Entry::getValue)));

        assertThat(sums)
                .as("an array, its drives and parts; 24 servers in two partitions, mngt1 is none; 4 GPU nodes in three")
                .hasSize(1 + 12 + 5 * 2 + 24 * 2 + 4 * 3)
                .allSatisfy((labels, sum) -> assertThat(sum).isEqualTo(1));
    }

    @Example
    void profile_fromTheSettings_decidesLoadTemperatureAndPower() {
        Profile steady = new Profile(80, 80, 30, 10, 1_000, 500);
        SimulationSettings settings = new SimulationSettings(
                1,
                Duration.ofSeconds(20),
                IncidentMode.FULL_OK,
                2,
                CustomIncidents.NONE,
                Map.of("network", steady),
                List.of(),
                List.of());

        Readout readout = Readout.of(settings);

        assertThat(readout.value("node_load_percent", "instance", "leaf-1")).isEqualTo(80);
        assertThat(readout.value("node_temperature_celsius", "instance", "leaf-1"))
                .isBetween(37.5, 38.5);
        assertThat(readout.value("node_power_watts", "instance", "leaf-1")).isEqualTo(1_400);
        assertThat(readout.value("node_load_percent", "instance", "mngt1")).isBetween(10.0, 50.0);
    }

    @Example
    void with_otherSettings_isTheSameAsBuiltWithThem() {
        SimulationSettings heavy = MachineRooms.mode(IncidentMode.HEAVY);
        Simulation changed = twoSites(MachineRooms.calm()).with(heavy);

        assertThat(Readout.of(changed, NOON).all()).isEqualTo(Readout.of(heavy).all());
        assertThat(changed.settings()).isEqualTo(heavy);
    }
}
