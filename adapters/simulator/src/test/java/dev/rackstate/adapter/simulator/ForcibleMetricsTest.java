package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.application.simulationcontrol.ForcibleMetric;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricDefinition.Display;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.fake.SettableClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;

/** What can be forced, and what a metric of the library comes out at when it is. */
class ForcibleMetricsTest {
    private static final MetricLibrary LIBRARY = new MetricLibrary(List.of(
            metric("free", "node_memory_MemAvailable_bytes{instance=\"$instance\"} / 1073741824", "GiB", "compute"),
            metric("fahrenheit", "32 + 9 * node_temperature_celsius{instance=~\"$instances\"} / 5", "°F", null),
            metric("missing", "100 - node_load_percent", "%", "compute"),
            metric("inlet", "raritan_pdu_activepower_watt{rack_id=\"$rack_id\", inletid!=\"\"}", "W", "power"),
            metric("voltage", "avg by (rack_id) (raritan_pdu_voltage_volt{rack_id=\"$rack_id\"})", "V", "power"),
            metric("node_power_watts", "node_power_watts", "W", "power"),
            metric("node_health_status", "node_health_status", "", "health"),
            metric("total", "sum by (rack_id) (raritan_pdu_activepower_watt)", "W", "power"),
            metric("open", "count by (instance) (switch_port_oper_status == 1)", "", "network"),
            metric("reciprocal", "1 / node_load_percent", "", "compute"),
            metric("nothing", "0 * node_load_percent", "", "compute"),
            metric("failed", "eseries_drive_status{status=\"failed\"}", "", "storage"),
            metric("elsewhere", "temperature_of_the_sun", "K", "weather"),
            metric("broken", "node_load_percent{", "", "compute"),
            metric("function", "rate(node_disk_read_bytes_total[5m])", "", "compute")));

    private static MetricDefinition metric(String id, String expression, String unit, @Nullable String category) {
        Display display = new Display(unit, "line", null, List.of("1h"), "1h", "avg", Map.of(), Map.of());
        return new MetricDefinition(id, "The " + id, null, expression, Map.of(), display, category, List.of());
    }

    private static Simulator forcing(ValueOverride... overrides) {
        Simulator simulator = new Simulator(new SettableClock(MachineRooms.NOON));
        simulator.follow(MachineRooms.configuration(MachineRooms.twoSites(), MachineRooms.forced(overrides), LIBRARY));
        return simulator;
    }

    private static Samples ask(Simulator simulator, String query) throws TelemetryException {
        return new SimulatedTelemetrySource("sim", simulator, new SettableClock(MachineRooms.NOON))
                .instant(PromQl.verbatim(query), SampleRequest.now());
    }

    private static double number(Simulator simulator, String query) throws TelemetryException {
        Samples samples = ask(simulator, query);
        assertThat(samples.size()).as(query).isEqualTo(1);
        return samples.value(0);
    }

    @Example
    void forcible_areThoseOfTheLibraryThatCanBeTurnedRound_thenTheSimulatorsOwn_byCategory() {
        List<ForcibleMetric> all = forcing().forcible();
        Map<String, List<ForcibleMetric>> byCategory = all.stream()
                .collect(Collectors.groupingBy(ForcibleMetric::category, LinkedHashMap::new, Collectors.toList()));
        Set<String> ofLibrary = LIBRARY.all().stream().map(MetricDefinition::id).collect(Collectors.toSet());

        assertThat(byCategory.values().stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(byCategory.get("compute")).extracting(ForcibleMetric::id).startsWith("free", "missing");
        assertThat(byCategory.get("power"))
                .extracting(ForcibleMetric::id)
                .startsWith("inlet", "voltage", "node_power_watts");
        assertThat(byCategory.values())
                .allSatisfy(metrics -> assertThat(
                                metrics.stream().map(ForcibleMetric::id).filter(id -> !ofLibrary.contains(id)))
                        .isSorted());
        assertThat(all.stream().map(ForcibleMetric::id))
                .contains("fahrenheit", "node_health_status")
                .contains("up", "node_temperature_celsius", "raritan_pdu_current_ampere", "switch_port_oper_status")
                .doesNotContain("eseries_drive_status", "slurm_node_status", "slurm_cpus_total")
                .as("counters")
                .doesNotContain("node_cpu_seconds_total", "raritan_pdu_activeenergy_watthour_total");
        assertThat(all).extracting(ForcibleMetric::id).doesNotHaveDuplicates().contains("rack_down");
    }

    @Example
    void forcible_sayWhatTheyAre() {
        Map<String, ForcibleMetric> all =
                forcing().forcible().stream().collect(Collectors.toMap(ForcibleMetric::id, metric -> metric));

        assertThat(all.get("free"))
                .isEqualTo(new ForcibleMetric("free", "The free", null, "GiB", "compute", false, List.of()));
        assertThat(all.get("fahrenheit").category())
                .as("that of what it is made of")
                .isEqualTo("temperature");
        assertThat(all.get("inlet").ofRacks()).isTrue();
        assertThat(all.get("node_health_status").allowed()).containsExactly(0, 1, 2);
        assertThat(all.get("up"))
                .isEqualTo(new ForcibleMetric(
                        "up",
                        "Up",
                        "1 when the node answers, 0 when it does not.",
                        "",
                        "compute",
                        false,
                        List.of(0, 1)));
        assertThat(all.get("ipmi_fan_speed_state").name()).isEqualTo("IPMI fan speed state");
        assertThat(all.get("sequana3_hyc_tmp_pcb_cel").unit()).isEqualTo("°C");
        assertThat(all.get("raritan_pdu_apparentpower_voltampere").unit()).isEqualTo("VA");
        assertThat(all.get("rack_down").ofRacks()).isTrue();
        assertThat(all.get("rack_down").allowed()).containsExactly(0, 1);
    }

    @Example
    void carriers_areWhatHasTheMetric() {
        Simulator simulator = forcing();

        assertThat(simulator.carriers("switch_port_oper_status", TargetKind.NODE))
                .containsExactlyInAnyOrder("leaf-1", "SP-ESW-1");
        assertThat(simulator.carriers("switch_port_oper_status", TargetKind.RACK))
                .containsExactlyInAnyOrder("r01", "r04");
        assertThat(simulator.carriers("inlet", TargetKind.RACK)).containsExactlyInAnyOrder("r01", "r02", "r03", "r05");
        assertThat(simulator.carriers("inlet", TargetKind.NODE)).isEmpty();
        assertThat(simulator.carriers("missing", TargetKind.RACK))
                .contains("r01")
                .doesNotContain("elsewhere");
        assertThat(simulator.carriers("rack_down", TargetKind.RACK)).hasSize(5);
        assertThat(simulator.carriers("rack_down", TargetKind.NODE)).isEmpty();
        assertThat(simulator.carriers("eseries_drive_status", TargetKind.NODE)).isEmpty();
        assertThat(simulator.carriers("no-such", TargetKind.NODE)).isEmpty();
    }

    @Example
    void ineffective_isWhatForcesNothing_orHappensToNothing() {
        Simulation simulation = Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), MachineRooms.calm());
        LibraryMetrics library = new LibraryMetrics(LIBRARY, ".*", simulation);
        SimulationSettings settings = MachineRooms.calm()
                .with(
                        List.of(
                                MachineRooms.onNode("compute001", "up", 0),
                                MachineRooms.onRack("r01", "other_pdu_current_ampere", 9),
                                MachineRooms.onRack("r01", "rack_down", 1),
                                MachineRooms.onNode("gone", "up", 0),
                                MachineRooms.onRack("r04", "eseries_drive_status", 1)),
                        List.of(
                                new Incident("i1", IncidentType.AISLE_COOLING, "a2", null, null),
                                new Incident("i2", IncidentType.PDU_FAILURE, "a2", null, null)));

        assertThat(Ineffective.among(settings, library, simulation))
                .containsExactly(
                        "override 'goneup': nothing called 'gone' has a metric 'up' that can be forced",
                        "override 'r04eseries_drive_status': nothing called 'r04' has a metric 'eseries_drive_status' that"
                                + " can be forced",
                        "incident 'i2': there is nothing called 'a2' that pdu_failure could happen to");
    }

    @Property(tries = 100)
    void metricOfTheLibrary_comesOutAtWhatItWasForcedTo(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value)
            throws TelemetryException {
        Simulator simulator = forcing(
                MachineRooms.onNode("node1", "free", value),
                MachineRooms.onNode("node2", "fahrenheit", value),
                MachineRooms.onNode("node3", "missing", value),
                MachineRooms.onRack("r03", "voltage", value));

        assertThat(number(simulator, "node_memory_MemAvailable_bytes{instance=\"node1\"} / 1073741824"))
                .isCloseTo(value, within(1e-6));
        assertThat(number(simulator, "32 + 9 * node_temperature_celsius{instance=\"node2\"} / 5"))
                .isCloseTo(value, within(1e-6));
        assertThat(number(simulator, "100 - node_load_percent{instance=\"node3\"}"))
                .isCloseTo(value, within(1e-6));
        assertThat(number(simulator, "avg by (rack_id) (raritan_pdu_voltage_volt{rack_id=\"r03\"})"))
                .isCloseTo(value, within(1e-6));
    }

    @Example
    void metricOfSomeSeriesOfAFamily_leavesTheOthers() throws TelemetryException {
        Simulator simulator = forcing(MachineRooms.onRack("r02", "inlet", 5_000));

        assertThat(number(simulator, "raritan_pdu_activepower_watt{rack_id=\"r02\", inletid=\"I1\"}"))
                .isEqualTo(5_000);
        assertThat(number(simulator, "max(raritan_pdu_activepower_watt{rack_id=\"r02\", inletid=\"\"})"))
                .isLessThan(2_000);
    }

    @Example
    void metricOfTheLibrary_takesAlongWhatFollowsFromIt() throws TelemetryException {
        Simulator simulator = forcing(MachineRooms.onNode("node1", "fahrenheit", 122));

        assertThat(number(simulator, "node_temperature_celsius{instance=\"node1\"}"))
                .isEqualTo(50);
        assertThat(number(simulator, "node_health_status{instance=\"node1\"}")).isEqualTo(2);
    }

    @Example
    void metricThatCannotBeTurnedRound_forcesNothing() throws TelemetryException {
        Simulator simulator =
                forcing(MachineRooms.onRack("r02", "total", 1), MachineRooms.onNode("node1", "reciprocal", 1));

        for (MetricFamily family : simulator.simulation().families()) {
            if (!family.name().startsWith("slurm_")) {
                assertThat(number(simulator, "sum({__name__=\"" + family.name() + "\"})"))
                        .as(family.name())
                        .isEqualTo(number(forcing(), "sum({__name__=\"" + family.name() + "\"})"));
            }
        }
    }
}
