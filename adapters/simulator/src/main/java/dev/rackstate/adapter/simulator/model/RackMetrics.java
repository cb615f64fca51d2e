package dev.rackstate.adapter.simulator.model;

import dev.rackstate.adapter.simulator.model.RackTarget.Pdu;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The metrics of racks: liquid cooling under Sequana's names, power distribution under the Raritan exporter's. */
final class RackMetrics {
    private static final int INLET = 0;

    private RackMetrics() {}

    static List<Metric<RackTarget>> all() {
        List<Metric<RackTarget>> all = new ArrayList<>(cooling());
        all.addAll(power());
        return all;
    }

    private static List<Metric<RackTarget>> cooling() {
        return List.of(
                cooling("hyc_state_info", "1 for the state the cooling unit is in.", "standbyspare", (r, rack) -> 1),
                cooling("hyc_p_in_kpa", "Coolant pressure at the inlet in kPa.", "", RackReadings::pressure),
                cooling(
                        "hyc_leak_sensor_pump",
                        "Leak sensor at the pump: 0 dry, 1 and more wet.",
                        "",
                        RackReadings::leak),
                cooling(
                        "hyc_tmp_pcb_cel",
                        "Temperature of the cooling unit's board in degrees Celsius.",
                        "",
                        RackReadings::boardTemperature),
                cooling(
                        "pmc_total_watt",
                        "Power the rack's controller delivers in watts.",
                        "",
                        RackReadings::controllerPower));
    }

    private static Metric<RackTarget> cooling(
            String name, String help, String state, ToDoubleBiFunction<RackReadings, RackTarget> reading) {
        return new Metric<>(
                "sequana3_" + name,
                Metric.About.gauge(help, "cooling"),
                RackTarget.class,
                RackTarget.LABELS,
                rack -> true,
                RackTarget::liquidCooled,
                rack -> List.of(new Variant(0, 0, Map.of("sequana_rack_id", rack.rackId(), "state", state))),
                (moment, rack, variant) -> reading.applyAsDouble(moment.racks(), rack));
    }

    private static List<Metric<RackTarget>> power() {
        return List.of(
                pdu("activepower_watt", Metric.Type.GAUGE, "Active power in watts.", true, RackMetrics::power),
                pdu(
                        "activeenergy_watthour_total",
                        Metric.Type.COUNTER,
                        "Active energy in watt-hours.",
                        true,
                        RackMetrics::energy),
                pdu(
                        "apparentpower_voltampere",
                        Metric.Type.GAUGE,
                        "Apparent power in volt-amperes.",
                        false,
                        (readings, rack, pdu, outlet) -> readings.apparentPower(rack, pdu)),
                pdu(
                        "current_ampere",
                        Metric.Type.GAUGE,
                        "Current in amperes.",
                        false,
                        (readings, rack, pdu, outlet) -> readings.current(rack, pdu)),
                pdu(
                        "inletrating",
                        Metric.Type.GAUGE,
                        "What the inlet is made for in amperes.",
                        false,
                        (readings, rack, pdu, outlet) -> pdu.rating()),
                pdu(
                        "voltage_volt",
                        Metric.Type.GAUGE,
                        "Voltage in volts.",
                        false,
                        (readings, rack, pdu, outlet) -> readings.voltage(rack, pdu)));
    }

    private static double power(RackReadings readings, RackTarget rack, Pdu pdu, int outlet) {
        return outlet == INLET ? readings.inletPower(rack, pdu) : readings.outletPower(rack, pdu, outlet);
    }

    private static double energy(RackReadings readings, RackTarget rack, Pdu pdu, int outlet) {
        return outlet == INLET ? readings.inletEnergy(rack, pdu) : readings.outletEnergy(rack, pdu, outlet);
    }

    /** The value of a power distribution unit's inlet, or of one of its outlets counted from 1. */
    private interface PduReading {
        double at(RackReadings readings, RackTarget rack, Pdu pdu, int outlet);
    }

    private static Metric<RackTarget> pdu(
            String name, Metric.Type type, String help, boolean outlets, PduReading reading) {
        Predicate<RackTarget> fed = rack -> !rack.pdus().isEmpty();
        Function<RackTarget, List<Variant>> variants = rack -> rack.pdus().stream()
                .flatMap(pdu -> IntStream.rangeClosed(INLET, outlets ? Pdu.OUTLETS : INLET)
                        .mapToObj(outlet -> new Variant(pdu.number(), outlet, labels(pdu, outlet))))
                .toList();
        return new Metric<>(
                "raritan_pdu_" + name,
                new Metric.About(type, help, "power", List.of()),
                RackTarget.class,
                RackTarget.LABELS,
                fed,
                fed,
                variants,
                (moment, rack, variant) ->
                        reading.at(moment.racks(), rack, rack.pdus().get(variant.part() - 1), variant.option()));
    }

    private static Map<String, String> labels(Pdu pdu, int outlet) {
        return outlet == INLET
                ? Map.of("pduid", pdu.id(), "pduname", pdu.name(), "inletid", "I1", "inletname", "Inlet 1")
                : Map.of(
                        "pduid",
                        pdu.id(),
                        "pduname",
                        pdu.name(),
                        "outletid",
                        "" + outlet,
                        "outletname",
                        "Outlet " + outlet);
    }
}
