package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What dealt incidents and forced values do to the series. */
class IncidentEffectsTest {
    private static final Instant NOON = MachineRooms.NOON;
    private static final String[] INLET = {"site_id", "north", "pduid", "r01-pdu1", "inletid", "I1"};

    private static long count(Readout readout, String metric, double value) {
        return readout.values(metric).stream().filter(v -> v == value).count();
    }

    /** 37 nodes speak to telemetry, of which one is a disk array that has no health status. */
    @Property(tries = 100)
    void nodes_thatAreDealtOut_areExactlySoManyDownAndInTrouble(
            @ForAll @IntRange(max = 12) int critical, @ForAll @IntRange(max = 12) int warned) {
        Readout readout = Readout.of(MachineRooms.custom(critical, warned, 0, 0));

        assertThat(readout.values("up")).hasSize(37);
        assertThat(count(readout, "up", 0)).isEqualTo(critical);
        long troubled = count(readout, "node_health_status", 1)
                + readout.values("eseries_storage_system_status", "status", "degraded").stream()
                        .filter(v -> v == 1)
                        .count();
        assertThat(troubled).isEqualTo(warned);
    }

    @Example
    void node_thatIsDown_takesEverythingAlong() {
        Readout readout = Readout.of(MachineRooms.custom(37, 0, 0, 0));

        assertThat(readout.values("up")).containsOnly(0.0);
        assertThat(readout.values("node_load_percent")).containsOnly(0.0);
        assertThat(readout.values("node_power_watts")).containsOnly(50.0);
        assertThat(readout.values("node_health_status")).containsOnly(2.0);
        assertThat(readout.values("ipmi_up")).containsOnly(0.0);
        assertThat(readout.values("ipmi_voltage_state")).containsOnly(2.0);
        assertThat(readout.values("switch_port_oper_status")).containsOnly(2.0);
        assertThat(readout.values("eseries_storage_system_status", "status", "failed"))
                .containsOnly(1.0);
        assertThat(readout.values("eseries_exporter_collect_error")).containsOnly(1.0);
    }

    @Example
    void diskArray_inTrouble_isDegradedAndHasLostOneDrive() {
        Readout readout = Readout.of(MachineRooms.custom(0, 37, 0, 0));

        assertThat(readout.values("eseries_storage_system_status", "status", "degraded"))
                .containsOnly(1.0);
        assertThat(readout.values("eseries_drive_status", "status", "failed"))
                .hasSize(12)
                .containsOnlyOnce(1.0);
        assertThat(readout.values("up")).containsOnly(1.0);
    }

    @Example
    void racks_thatAreDown_loseNodesCoolingAndPower() {
        Readout readout = Readout.of(MachineRooms.custom(0, 37, 6, 0));

        assertThat(readout.values("up")).containsOnly(0.0);
        assertThat(readout.values("node_health_status"))
                .as("down goes before trouble")
                .containsOnly(2.0);
        assertThat(readout.values("sequana3_hyc_p_in_kpa"))
                .allSatisfy(kpa -> assertThat(kpa).isLessThan(165));
        assertThat(readout.values("sequana3_hyc_leak_sensor_pump"))
                .allSatisfy(leak -> assertThat(leak).isGreaterThan(1));
        assertThat(readout.values("sequana3_hyc_tmp_pcb_cel"))
                .allSatisfy(celsius -> assertThat(celsius).isGreaterThan(90));
        assertThat(readout.values("sequana3_pmc_total_watt")).containsOnly(0.0);
        assertThat(readout.values("raritan_pdu_activepower_watt")).containsOnly(0.0);
        assertThat(readout.values("raritan_pdu_current_ampere")).containsOnly(0.0);
        assertThat(readout.values("raritan_pdu_voltage_volt"))
                .allSatisfy(volts -> assertThat(volts).isBetween(228.0, 232.0));
    }

    @Example
    void aisle_thatIsHot_warmsItsNodesAndRacks() {
        Readout calm = Readout.of(MachineRooms.calm());
        Readout hot = Readout.of(MachineRooms.custom(0, 0, 0, 3));

        for (String instance : List.of("compute017", "node1", "LOGIN-1")) {
            double raised = hot.value("node_temperature_celsius", "instance", instance)
                    - calm.value("node_temperature_celsius", "instance", instance);
            assertThat(raised).isBetween(11.9, 12.1);
        }
        assertThat(hot.value("node_temperature_celsius", "instance", "mngt1"))
                .as("a standalone rack stands in no aisle")
                .isEqualTo(calm.value("node_temperature_celsius", "instance", "mngt1"));
        assertThat(hot.values("sequana3_hyc_p_in_kpa"))
                .allSatisfy(kpa -> assertThat(kpa).isBetween(173.0, 177.0));
        assertThat(hot.values("sequana3_hyc_leak_sensor_pump"))
                .allSatisfy(leak -> assertThat(leak).isBetween(0.5, 0.7));
        assertThat(hot.values("sequana3_hyc_tmp_pcb_cel"))
                .allSatisfy(celsius -> assertThat(celsius).isBetween(78.0, 82.0));
        assertThat(hot.values("sequana3_pmc_total_watt"))
                .allSatisfy(watts -> assertThat(watts).isBetween(6_900.0, 7_500.0));
    }

    /** Ports fail now and then beside the dealt incidents: 5 of 100, for a period each. */
    @Example
    void backgroundFaults_inManyLightPeriods_hitFiveOfAHundredPorts() {
        Simulation simulation =
                Simulation.of(MachineRooms.large(640), MachineRooms.catalog(), MachineRooms.mode(IncidentMode.LIGHT));
        MetricFamily status = simulation.family("switch_port_oper_status").orElseThrow();
        int down = 0;
        for (int period = 0; period < 200; period++) {
            Moment moment = simulation.at(NOON.plusSeconds(period * 1_800L));
            for (int series = 0; series < status.size(); series++) {
                down += status.value(series, moment) == 2 ? 1 : 0;
            }
        }
        assertThat(status.size()).isEqualTo(80);
        assertThat(down / (200.0 * 80)).isBetween(0.045, 0.065);
    }

    @Example
    void forcedUp_ofZero_takesTheNodeDown() {
        Readout readout = Readout.of(MachineRooms.forced(MachineRooms.onNode("LOGIN-1", "up", 0)));

        assertThat(readout.value("up", "instance", "LOGIN-1")).isZero();
        assertThat(readout.value("node_health_status", "instance", "LOGIN-1")).isEqualTo(2);
        assertThat(readout.value("node_power_watts", "instance", "LOGIN-1")).isEqualTo(50);
        assertThat(readout.value("node_load_percent", "instance", "LOGIN-1")).isZero();
        assertThat(count(readout, "up", 0)).isEqualTo(1);
    }

    @Example
    void forcedUp_ofOne_bringsADealtOutNodeBack() {
        SimulationSettings settings = MachineRooms.settings(
                7,
                IncidentMode.CUSTOM,
                new CustomIncidents(37, 0, 0, 0),
                List.of(MachineRooms.onNode("node1", "up", 1)),
                List.of());

        Readout readout = Readout.of(settings);

        assertThat(readout.value("up", "instance", "node1")).isEqualTo(1);
        assertThat(readout.value("node_health_status", "instance", "node1")).isZero();
    }

    @Example
    void forcedTemperature_decidesTheHealth() {
        for (Map.Entry<Double, Double> expected :
                Map.of(38.0, 0.0, 38.5, 1.0, 45.0, 1.0, 46.0, 2.0).entrySet()) {
            Readout readout = Readout.of(
                    MachineRooms.forced(MachineRooms.onNode("node1", "node_temperature_celsius", expected.getKey())));

            assertThat(readout.value("node_temperature_celsius", "instance", "node1"))
                    .isEqualTo(expected.getKey());
            assertThat(readout.value("node_health_status", "instance", "node1")).isEqualTo(expected.getValue());
            assertThat(readout.value("ipmi_fan_speed_state", "instance", "node1"))
                    .isEqualTo(expected.getValue());
        }
    }

    @Example
    void forcedLoad_decidesTemperaturePowerAndMemory() {
        Readout readout = Readout.of(MachineRooms.forced(MachineRooms.onNode("node1", "node_load_percent", 100)));

        assertThat(readout.value("node_temperature_celsius", "instance", "node1"))
                .isBetween(26.5, 27.5);
        assertThat(readout.value("node_power_watts", "instance", "node1")).isEqualTo(200);
        assertThat(readout.value("node_memory_MemAvailable_bytes", "instance", "node1"))
                .isBetween(0.19 * (256L << 30), 0.21 * (256L << 30));
    }

    @Example
    void forcedPowerAndHealth_areTakenAsTheyAre() {
        Readout readout = Readout.of(MachineRooms.forced(
                MachineRooms.onNode("node1", "node_power_watts", 3_333),
                MachineRooms.onNode("node2", "node_health_status", 1)));

        assertThat(readout.value("node_power_watts", "instance", "node1")).isEqualTo(3_333);
        assertThat(readout.value("node_health_status", "instance", "node2")).isEqualTo(1);
        assertThat(readout.value("ipmi_power_state", "instance", "node2")).isEqualTo(1);
    }

    @Example
    void forcedValue_ofAnEmittedMetric_holdsForAllItsSeriesOfTheTarget() {
        Readout readout = Readout.of(MachineRooms.forced(
                MachineRooms.onNode("leaf-1", "switch_port_oper_status", 2),
                MachineRooms.onRack("r03", "sequana3_hyc_p_in_kpa", 150)));

        assertThat(readout.values("switch_port_oper_status", "instance", "leaf-1"))
                .hasSize(8)
                .containsOnly(2.0);
        assertThat(readout.values("switch_port_oper_status", "instance", "SP-ESW-1"))
                .containsOnly(1.0);
        assertThat(readout.value("sequana3_hyc_p_in_kpa", "rack_id", "r03")).isEqualTo(150);
    }

    /** Names repeat across sites, and whoever forces a name means all that carry it. */
    @Example
    void forcedValue_ofANameThatTwoSitesShare_holdsInBoth() {
        Readout readout = Readout.of(MachineRooms.forced(MachineRooms.onNode("compute001", "up", 0)));

        assertThat(readout.values("up", "instance", "compute001")).containsExactly(0.0, 0.0);
    }

    @Example
    void forcedRackDown_takesTheRackDown_andOfZeroBringsItBack() {
        Readout down = Readout.of(MachineRooms.forced(MachineRooms.onRack("r02", "rack_down", 1)));
        assertThat(down.values("up", "rack_id", "r02")).hasSize(8).containsOnly(0.0);
        assertThat(count(down, "up", 0)).isEqualTo(8);

        Readout back = Readout.of(MachineRooms.settings(
                7,
                IncidentMode.CUSTOM,
                new CustomIncidents(0, 0, 6, 0),
                List.of(MachineRooms.onRack("r02", "rack_down", 0)),
                List.of()));
        assertThat(back.values("up", "rack_id", "r02")).containsOnly(1.0);
        assertThat(count(back, "up", 1)).isEqualTo(8);
    }

    @Example
    void forcedCurrent_underAnyNameThatEndsSo_setsCurrentAndPowerOfEveryPdu() {
        Readout readout = Readout.of(MachineRooms.forced(MachineRooms.onRack("r01", "pdu_current_ampere", 10)));

        assertThat(readout.value("raritan_pdu_current_ampere", INLET)).isEqualTo(10);
        assertThat(readout.value("raritan_pdu_activepower_watt", INLET)).isEqualTo(2_300);
        assertThat(readout.value("raritan_pdu_apparentpower_voltampere", INLET)).isBetween(2_346.0, 2_484.0);
        assertThat(readout.values("raritan_pdu_current_ampere", "rack_id", "r01", "site_id", "north"))
                .containsExactly(10.0, 10.0);
    }

    @Example
    void forcedValue_atItsEnd_ends() {
        ValueOverride untilNoon = new ValueOverride("x", "node1", null, "up", 0, NOON);
        SimulationSettings settings = MachineRooms.forced(untilNoon);

        assertThat(Readout.of(settings, NOON.minusMillis(1)).value("up", "instance", "node1"))
                .isZero();
        assertThat(Readout.of(settings, NOON).value("up", "instance", "node1")).isEqualTo(1);
    }

    @Example
    void forcedValue_writtenTwice_isTheLastOneInForce() {
        Readout readout = Readout.of(MachineRooms.forced(
                MachineRooms.onNode("node1", "node_load_percent", 11),
                MachineRooms.onNode("node1", "node_load_percent", 22),
                new ValueOverride("x", "node1", null, "node_load_percent", 33, NOON)));

        assertThat(readout.value("node_load_percent", "instance", "node1")).isEqualTo(22);
    }
}
