package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which series there are, and which labels they carry. */
class CatalogueTest {
    private static Simulation twoSites(CatalogEntry... entries) {
        return Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), MachineRooms.emitting(entries));
    }

    private static Readout read(CatalogEntry... entries) {
        return Readout.of(twoSites(entries), MachineRooms.NOON);
    }

    private static Set<String> labelValues(Readout readout, String metric, String label) {
        return readout.all().keySet().stream()
                .filter(labels -> metric.equals(labels.get("__name__")))
                .map(labels -> labels.getOrDefault(label, ""))
                .collect(Collectors.toSet());
    }

    private static CatalogEntry filtered(String metric, List<String> instances, List<String> racks) {
        return new CatalogEntry(metric, null, instances, racks, Map.of(), false, null);
    }

    @Test
    void catalogue_thatIsEmpty_emitsEveryMetricWhereItSuits() {
        Readout readout = read();

        assertThat(readout.values("up")).hasSize(37);
        assertThat(labelValues(readout, "node_load_percent", "instance"))
                .doesNotContain("da03-r04")
                .hasSize(32);
        assertThat(labelValues(readout, "ipmi_up", "instance"))
                .doesNotContain("da03-r04", "leaf-1", "SP-ESW-1")
                .hasSize(30);
        assertThat(labelValues(readout, "switch_port_oper_status", "instance"))
                .containsExactlyInAnyOrder("leaf-1", "SP-ESW-1");
        assertThat(labelValues(readout, "eseries_drive_status", "instance")).containsExactly("da03-r04");
        assertThat(labelValues(readout, "sequana3_hyc_p_in_kpa", "rack_id")).containsExactlyInAnyOrder("r01", "r03");
        assertThat(labelValues(readout, "raritan_pdu_current_ampere", "rack_id"))
                .containsExactlyInAnyOrder("r01", "r02", "r03", "r05");
    }

    @Test
    void nodeSeries_carryTheirPlace() {
        Map<String, String> labels =
                twoSites().family("node_load_percent").orElseThrow().labels(0).toMap();

        assertThat(labels)
                .containsOnly(
                        Map.entry("__name__", "node_load_percent"),
                        Map.entry("site_id", "north"),
                        Map.entry("room_id", "hall"),
                        Map.entry("rack_id", "r01"),
                        Map.entry("chassis_id", "c1"),
                        Map.entry("node_id", "compute001"),
                        Map.entry("instance", "compute001"),
                        Map.entry("job", "node"));
    }

    @Test
    void rackSeries_carryTheirPlaceAndNoNodesName() {
        Map<String, String> labels = twoSites()
                .family("raritan_pdu_current_ampere")
                .orElseThrow()
                .labels(1)
                .toMap();

        assertThat(labels)
                .containsOnly(
                        Map.entry("__name__", "raritan_pdu_current_ampere"),
                        Map.entry("site_id", "north"),
                        Map.entry("room_id", "hall"),
                        Map.entry("rack_id", "r01"),
                        Map.entry("instance", "simulator"),
                        Map.entry("job", "simulator"),
                        Map.entry("pduid", "r01-pdu2"),
                        Map.entry("pduname", "PDU 2 right"),
                        Map.entry("inletid", "I1"),
                        Map.entry("inletname", "Inlet 1"));
    }

    @Test
    void powerDistribution_isWhatTheRacksTemplateHas() {
        Readout readout = read();

        assertThat(readout.values("raritan_pdu_inletrating", "rack_id", "r01", "site_id", "north"))
                .containsExactly(20.0, 16.0);
        assertThat(readout.values("raritan_pdu_inletrating", "rack_id", "r02")).containsExactly(20.0);
        assertThat(readout.values("raritan_pdu_inletrating", "rack_id", "r04"))
                .as("a template without PDUs")
                .isEmpty();
        assertThat(readout.values("raritan_pdu_inletrating", "rack_id", "r05"))
                .as("no template")
                .containsExactly(20.0, 16.0);
        assertThat(readout.values("raritan_pdu_activepower_watt", "rack_id", "r02"))
                .as("inlet and outlets")
                .hasSize(4);
    }

    @Test
    void drives_areTheSlotsOfTheTemplate() {
        Readout readout = read();

        assertThat(labelValues(readout, "eseries_drive_status", "slot"))
                .hasSize(12)
                .contains("1", "12");
        assertThat(labelValues(readout, "eseries_drive_status", "tray")).containsExactly("02");
        assertThat(labelValues(readout, "eseries_drive_status", "drive_id"))
                .hasSize(12)
                .contains("02-12");
        assertThat(readout.values("eseries_drive_status")).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({"da01-r02-01, 99", "da02-r02-01, 01", "da13-x, 12", "array07, 99", "da-x, 99", "da00-x, 00"})
    void tray_followsFromTheArraysNumber(String name, String tray) {
        assertThat(ArrayMetrics.tray(name)).isEqualTo(tray);
    }

    @Test
    void catalogue_withEntries_emitsNothingElse() {
        assertThat(twoSites(MachineRooms.entry("up", Map.of(), false)).families())
                .extracting(MetricFamily::name)
                .containsExactly("up");
    }

    @Test
    void entry_withFilters_reachesThoseOnly() {
        Readout byName = read(filtered("up", List.of("node[2-3]", "*ESW*"), List.of()));
        Readout byRack = read(filtered("up", List.of(), List.of("r0[2-3]")));
        Readout byBoth = read(filtered("up", List.of("compute*"), List.of("r02")));

        assertThat(labelValues(byName, "up", "instance")).containsExactlyInAnyOrder("node2", "node3", "SP-ESW-1");
        assertThat(labelValues(byRack, "up", "rack_id")).containsExactlyInAnyOrder("r02", "r03");
        assertThat(labelValues(byBoth, "up", "instance")).hasSize(8).contains("compute017", "compute024");
    }

    @Test
    void entry_thatNamesRacks_emitsCoolingWhereTheTemplateHasNone() {
        assertThat(labelValues(
                        read(filtered("sequana3_hyc_p_in_kpa", List.of(), List.of("r05"))),
                        "sequana3_hyc_p_in_kpa",
                        "rack_id"))
                .containsExactly("r05");
    }

    @Test
    void entry_withLabels_addsLiteralsAndFillsTokens() {
        Map<String, String> wanted = Map.of(
                "cluster", "demo", "host", "$node_id", "aisle", "$aisle_id", "nothing", "$no_such", "job", "mine");
        Map<String, String> labels = twoSites(MachineRooms.entry("up", wanted, false))
                .family("up")
                .orElseThrow()
                .labels(0)
                .toMap();

        assertThat(labels)
                .containsEntry("cluster", "demo")
                .containsEntry("host", "compute001")
                .containsEntry("aisle", "a1")
                .containsEntry("job", "mine")
                .containsEntry("instance", "compute001")
                .doesNotContainKey("nothing");
    }

    @Test
    void entry_withLabelsOnly_hasNoOthers() {
        Simulation simulation = twoSites(MachineRooms.entry("up", Map.of("node", "$node_id"), true));

        assertThat(simulation.family("up").orElseThrow().labels(0).toMap())
                .containsOnly(Map.entry("__name__", "up"), Map.entry("node", "compute001"));
    }

    @Test
    void entry_whoseLabelsMakeSeriesEqual_keepsTheFirstOfThem() {
        Simulation byName = twoSites(MachineRooms.entry("up", Map.of("node", "$node_id"), true));
        Simulation byConstant = twoSites(MachineRooms.entry("eseries_drive_status", Map.of("slot", "all"), false));

        assertThat(byName.seriesCount())
                .as("compute001 to 004 are in both sites")
                .isEqualTo(33);
        assertThat(byConstant.seriesCount())
                .as("drive_id still tells them apart")
                .isEqualTo(24);
        assertThat(twoSites(MachineRooms.entry("up", Map.of(), true)).seriesCount())
                .isEqualTo(1);
    }

    @Test
    void entry_writtenTwice_isTheLast() {
        Simulation simulation = twoSites(
                MachineRooms.entry("up", Map.of("a", "1"), false), MachineRooms.entry("up", Map.of("b", "2"), false));

        assertThat(simulation.family("up").orElseThrow().labels(0).toMap())
                .containsKey("b")
                .doesNotContainKey("a");
    }

    @Test
    void entry_withHelp_isExplainedByIt() {
        CatalogEntry entry = new CatalogEntry("up", false, List.of(), List.of(), Map.of(), false, "alive");

        assertThat(twoSites(entry).family("up").orElseThrow().help()).isEqualTo("alive");
    }

    @Test
    void entries_withoutEffect_areNamedWithTheReason() {
        Simulation simulation = twoSites(
                MachineRooms.entry("node_fan_rpm", Map.of(), false),
                new CatalogEntry("up", true, List.of(), List.of(), Map.of(), false, null));

        assertThat(simulation.families()).isEmpty();
        assertThat(simulation.ignoredEntries())
                .containsExactly(
                        "'up' is of scope node, not rack", "'node_fan_rpm' is no metric that the simulator makes");
    }

    @ParameterizedTest
    @CsvSource({"bad-name", "9x", "__name__", "'a\"} 1\nx'"})
    void entry_withALabelThatCannotBe_isRefused(String label) {
        assertThatThrownBy(() -> twoSites(MachineRooms.entry("up", Map.of(label, "x"), false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "simulator catalogue, metric 'up': '" + label + "' is not a label name; allowed: ");
    }

    @Test
    void entry_withARangeThatCannotBe_isRefused() {
        assertThatThrownBy(() -> twoSites(filtered("up", List.of("c[9-1]"), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("simulator catalogue, metric 'up': the range in 'c[9-1]' runs backwards; write [1-9]");
    }

    /** Aisles are no label: two racks of one id in one room are one rack to telemetry, and equal nodes are one node. */
    @Test
    void twins_inOneRoom_areOneTarget() {
        CompiledTopology twins = MachineRooms.compiled(MachineRooms.site(
                "s",
                MachineRooms.room(
                        "r",
                        List.of(
                                MachineRooms.aisle(
                                        "a1",
                                        MachineRooms.rackOf("x", null, MachineRooms.deviceOf("d", "server", "n[1-2]"))),
                                MachineRooms.aisle(
                                        "a2",
                                        MachineRooms.rackOf(
                                                "x", null, MachineRooms.deviceOf("d", "server", "n[2-3]")))),
                        List.of())));

        Readout readout =
                Readout.of(Simulation.of(twins, MachineRooms.catalog(), MachineRooms.calm()), MachineRooms.NOON);

        assertThat(labelValues(readout, "up", "instance")).containsExactlyInAnyOrder("n1", "n2", "n3");
        assertThat(readout.values("raritan_pdu_voltage_volt")).hasSize(2);
    }
}
