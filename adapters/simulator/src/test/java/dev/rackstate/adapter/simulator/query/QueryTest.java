package dev.rackstate.adapter.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.adapter.simulator.MachineRooms;
import dev.rackstate.adapter.simulator.Readout;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.telemetry.TelemetryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class QueryTest {
    private static final Simulation ROOM = Simulation.of(
            MachineRooms.twoSites(),
            MachineRooms.catalog(),
            MachineRooms.forced(MachineRooms.onNode("node1", "up", 0)));
    private static final Readout TRUTH = Readout.of(ROOM, MachineRooms.NOON);

    private static Map<Map<String, String>, Double> ask(String text) throws TelemetryException {
        BoundQuery query = Query.parse(text).bind(ROOM);
        double[] values = new double[query.size()];
        boolean[] present = new boolean[query.size()];
        query.evaluate(ROOM.at(MachineRooms.NOON), values, present);
        Map<Map<String, String>, Double> rows = new LinkedHashMap<>();
        for (int row = 0; row < values.length; row++) {
            if (present[row]) {
                assertThat(rows.put(query.labels(row).toMap(), values[row]))
                        .as("twin rows")
                        .isNull();
            }
        }
        return rows;
    }

    private static double number(String text) throws TelemetryException {
        return ask(text).get(Map.of());
    }

    private static Map<Map<String, String>, Double> truth(String metric, boolean named, DoubleUnaryOperator of) {
        return TRUTH.all().entrySet().stream()
                .filter(entry -> metric.equals(entry.getKey().get("__name__")))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().entrySet().stream()
                                .filter(label -> named || !label.getKey().equals("__name__"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        entry -> of.applyAsDouble(entry.getValue())));
    }

    @Example
    void selector_byName_isTheWholeMetric() throws TelemetryException {
        assertThat(ask("up")).isEqualTo(truth("up", true, v -> v));
        assertThat(ask(" up{} # all")).isEqualTo(truth("up", true, v -> v));
        assertThat(ask("{__name__=\"up\"}")).isEqualTo(truth("up", true, v -> v));
        assertThat(ask("no_such_metric")).isEmpty();
        assertThat(ask("sum")).isEmpty();
    }

    @Example
    void matchers_ofEachKind_narrowTheSelection() throws TelemetryException {
        assertThat(ask("up{instance=\"node1\"}")).hasSize(1);
        assertThat(ask("up{instance!=\"node1\",}")).hasSize(36);
        assertThat(ask("up{instance=~'node[12]|LOGIN-1'}")).hasSize(3);
        assertThat(ask("up{instance!~\"compute.*\"}")).hasSize(9);
        assertThat(ask("up{site_id=\"south\", rack_id=~\".+\"}")).hasSize(4);
        assertThat(ask("up{no_such=\"\"}")).hasSize(37);
        assertThat(ask("up{no_such=~\".+\"}")).isEmpty();
        assertThat(ask("up{no_such!=\"x\"}")).hasSize(37);
        assertThat(ask("{instance=\"node1\", __name__=~\"node_(load_percent|power_watts)\"}"))
                .hasSize(2);
        assertThat(ask("raritan_pdu_activepower_watt{rack_id=\"r02\", inletid!=\"\"}"))
                .hasSize(1);
        assertThat(ask("raritan_pdu_activepower_watt{rack_id=\"r02\", inletid=\"\"}"))
                .hasSize(3);
    }

    @Example
    void numbers_areComputedAsWritten() throws TelemetryException {
        assertThat(number("1 + 2 * 3")).isEqualTo(7);
        assertThat(number("(1 + 2) * 3")).isEqualTo(9);
        assertThat(number("10 - 4 - 3")).isEqualTo(3);
        assertThat(number("-2 * -3 - -1")).isEqualTo(7);
        assertThat(number("+.5e1 / 0x10")).isEqualTo(5.0 / 16);
        assertThat(number("1 / 0")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(number("-Inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(number("nan == bool NaN")).isZero();
        assertThat(number("nan != bool NaN")).isEqualTo(1);
        assertThat(number("2 > bool 1 == bool 1")).isEqualTo(1);
        assertThat(number("vector(3 - 1)")).isEqualTo(2);
        assertThat(number("VECTOR(1) + 1")).isEqualTo(2);
    }

    @Example
    void arithmetic_withANumber_dropsTheName() throws TelemetryException {
        assertThat(ask("node_memory_MemTotal_bytes / 1073741824"))
                .isEqualTo(truth("node_memory_MemTotal_bytes", false, v -> v / 1073741824));
        assertThat(ask("100 - node_load_percent")).isEqualTo(truth("node_load_percent", false, v -> 100 - v));
        assertThat(ask("-node_load_percent")).isEqualTo(truth("node_load_percent", false, v -> -v));
        assertThat(ask("+node_load_percent")).isEqualTo(truth("node_load_percent", true, v -> v));
    }

    @Example
    void comparison_withANumber_filtersAndKeepsTheValue() throws TelemetryException {
        assertThat(ask("up == 0")).hasSize(1).allSatisfy((labels, value) -> {
            assertThat(labels).containsEntry("__name__", "up").containsEntry("instance", "node1");
            assertThat(value).isZero();
        });
        assertThat(ask("0 == up")).isEqualTo(ask("up == 0"));
        assertThat(ask("1 > up")).isEqualTo(ask("up == 0"));
        assertThat(ask("up != 0")).hasSize(36);
        assertThat(ask("(node_load_percent >= 10) < 50 > 20"))
                .hasSameSizeAs(ask("node_load_percent > 20"))
                .isNotEmpty();
    }

    @Example
    void comparison_withBool_keepsAllAndDropsTheName() throws TelemetryException {
        assertThat(ask("up == bool 0")).isEqualTo(truth("up", false, v -> v == 0 ? 1 : 0));
        assertThat(ask("0 < bool up")).isEqualTo(truth("up", false, v -> v > 0 ? 1 : 0));
    }

    @Example
    void aggregation_withoutGrouping_isOneRow() throws TelemetryException {
        assertThat(number("count(up)")).isEqualTo(37);
        assertThat(number("sum(up)")).isEqualTo(36);
        assertThat(number("min(up)")).isZero();
        assertThat(number("max(up)")).isEqualTo(1);
        assertThat(number("avg(up)")).isEqualTo(36.0 / 37);
        assertThat(number("sum(up) * 100")).isEqualTo(3_600);
        assertThat(ask("sum(no_such)")).isEmpty();
    }

    @Example
    void aggregation_by_groupsByThoseLabels() throws TelemetryException {
        assertThat(ask("count by (site_id) (up)"))
                .containsOnly(Map.entry(Map.of("site_id", "north"), 33.0), Map.entry(Map.of("site_id", "south"), 4.0));
        assertThat(ask("count(up) by (site_id,)")).isEqualTo(ask("COUNT BY (site_id) (up)"));
        assertThat(ask("count by (no_such) (up)")).containsOnly(Map.entry(Map.of(), 37.0));
        assertThat(ask("count by () (up)")).containsOnly(Map.entry(Map.of(), 37.0));
        assertThat(ask("count by (__name__) ({site_id=\"south\", __name__=~\"up|node_load_percent\"})"))
                .containsOnly(
                        Map.entry(Map.of("__name__", "up"), 4.0),
                        Map.entry(Map.of("__name__", "node_load_percent"), 4.0));
        assertThat(ask("max by (rack_id) (raritan_pdu_current_ampere{rack_id=~\"r01|r03\", inletid!=\"\"})"))
                .hasSize(2);
    }

    @Example
    void aggregation_without_groupsByTheOthers() throws TelemetryException {
        assertThat(ask("count without (instance, node_id, chassis_id, rack_id, room_id) (up)"))
                .containsOnly(
                        Map.entry(Map.of("site_id", "north", "job", "node"), 33.0),
                        Map.entry(Map.of("site_id", "south", "job", "node"), 4.0));
        assertThat(ask("sum without () (node_load_percent)")).isEqualTo(truth("node_load_percent", false, v -> v));
    }

    @Example
    void aggregation_ofAComparison_countsWhatIsLeft() throws TelemetryException {
        assertThat(ask("count by (instance) (switch_port_oper_status{instance=~\"leaf-1|SP-ESW-1\"} != 1)"))
                .isEmpty();
        assertThat(ask("count by (instance) (switch_port_oper_status == 1) > 7"))
                .hasSize(2);
        assertThat(ask("sum(up == 0)")).containsOnly(Map.entry(Map.of(), 0.0));
        assertThat(ask("avg(vector(2)) * 2")).containsOnly(Map.entry(Map.of(), 4.0));
    }

    @Example
    void minimumAndMaximum_preferNumbersToNaN() throws TelemetryException {
        assertThat(number("min(up * NaN)")).isNaN();
        assertThat(number("max(up * 0 / 0)")).isNaN();
        assertThat(number("max(0 / up)")).isZero();
    }

    @Example
    void names_thatFallAwayAndLeaveTwins_areRefused() {
        assertThatThrownBy(() -> ask("{instance=\"node1\", __name__=~\"up|node_load_percent\"} * 2"))
                .isInstanceOf(TelemetryException.class)
                .hasMessageStartingWith("without the metrics' names several series have the labels {chassis_id=g1, ")
                .hasMessageEndingWith("; select one metric");
    }

    @Example
    void whatTheSimulatorDoesNotEvaluate_isRefusedByName() {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("rate(node_cpu_seconds_total[5m])", "rate() (character 1)");
        refused.put("1 - avg by (instance) (irate(x[5m]))", "irate() (character 24)");
        refused.put("absent(up)", "absent() (character 1)");
        refused.put("topk(3, up)", "topk() (character 1)");
        refused.put("quantile by (a) (0.9, up)", "quantile() (character 1)");
        refused.put("up[5m]", "ranges and subqueries in brackets (character 3)");
        refused.put("up offset 5m", "'offset' (character 4)");
        refused.put("up @ 1", "'@' (character 4)");
        refused.put("up and up", "'and' (character 4)");
        refused.put("(up OR up)", "'OR' (character 5)");
        refused.put("up unless up", "'unless' (character 4)");
        refused.put("up + up", "'+' between two vectors (character 4)");
        refused.put("up > up", "'>' between two vectors (character 4)");
        refused.put("up == on(instance) up", "on() (character 7)");
        refused.put("up % 2", "'%' (character 4)");
        refused.put("2 ^ 2", "'^' (character 3)");
        refused.put("{\"up\"}", "quoted names (character 2)");
        refused.put("\"text\"", "a string as a value (character 1)");
        refused.put("5m", "durations (character 1)");
        refused.forEach((text, what) -> {
            TelemetryException failure = catchThrowableOfType(TelemetryException.class, () -> ask(text));
            assertThat(failure).as(text).isNotNull();
            assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
            assertThat(failure)
                    .hasMessage("the embedded simulator does not evaluate " + what
                            + "; it evaluates selectors, sum, avg, min,"
                            + " max and count with by or without, + - * / and comparisons with numbers, and vector();"
                            + " use a Prometheus for the rest");
        });
    }

    @Example
    void whatIsNotPromQl_isRefusedWithItsPlace() {
        Map<String, String> faulty = new LinkedHashMap<>();
        faulty.put(
                "", "character 1 of the expression: expected a selector, a number or an aggregation but found the end");
        faulty.put("sum by (", "character 9 of the expression: expected a label name but found the end");
        faulty.put("sum by instance (up)", "character 8 of the expression: expected '(' but found 'instance'");
        faulty.put("sum(1)", "character 5 of the expression: sum() takes a vector, not a number");
        faulty.put("vector(up)", "character 8 of the expression: vector() takes a number");
        faulty.put("up{instance}", "character 12 of the expression: expected '=', '!=', '=~' or '!~' but found '}'");
        faulty.put("up{instance=node1}", "character 13 of the expression: expected a string but found 'node1'");
        faulty.put("up{a=\"b\" c=\"d\"}", "character 10 of the expression: expected ',' but found 'c'");
        faulty.put("up{a:b=\"c\"}", "character 4 of the expression: expected a label name but found 'a:b'");
        faulty.put("up{__name__=\"down\"}", "character 4 of the expression: the metric has a name already");
        faulty.put(
                "{instance=~\".*\"}",
                "character 1 of the expression: a selector needs at least one condition that an empty label does not"
                        + " meet");
        faulty.put(
                "{}",
                "character 1 of the expression: a selector needs at least one condition that an empty label does not"
                        + " meet");
        faulty.put("1 > 2", "character 3 of the expression: a comparison of two numbers needs 'bool' behind '>'");
        faulty.put("up)", "character 3 of the expression: expected the end but found ')'");
        faulty.put("(up", "character 4 of the expression: expected ')' but found the end");
        faulty.put("up 'x'", "character 4 of the expression: expected the end but found a string");
        faulty.put("1.2.3", "character 1 of the expression: '1.2.3' is not a number");
        faulty.put("010", "character 1 of the expression: '010' starts with a zero");
        faulty.put(
                "up{a=~\"(\"}",
                "character 7 of the expression: '(' is not a regular expression: Unclosed group at its character 2");
        faulty.forEach((text, message) -> {
            TelemetryException failure = catchThrowableOfType(TelemetryException.class, () -> ask(text));
            assertThat(failure).as(text).hasMessage(message);
            assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
        });
    }

    @Example
    void expressionsThatAreTooDeepOrTooLong_areRefused() {
        assertThatThrownBy(() -> ask("(".repeat(100_000) + "1"))
                .hasMessageEndingWith("more than 100 levels of parentheses and signs");
        assertThatThrownBy(() -> ask("-".repeat(100_000) + "1"))
                .hasMessageEndingWith("more than 100 levels of parentheses and signs");
        assertThatThrownBy(() -> ask("sum(".repeat(100_000) + "1"))
                .hasMessageEndingWith("more than 100 levels of parentheses and signs");
        assertThatThrownBy(() -> ask("up" + "+1".repeat(100_000))).hasMessageEndingWith("more than 500 operators");
        assertThatThrownBy(() -> ask("up{instance=~\"" + "(".repeat(100_000) + "\"}"))
                .hasMessageContaining("more than 100 groups inside each other");
    }

    @Example
    void matcherThatWouldTakeForever_isRefused() {
        assertThatThrownBy(() -> ask("up{instance=~\"" + ".*".repeat(14) + "x\"}"))
                .isInstanceOf(TelemetryException.class)
                .hasMessageContaining("takes too long on a label value");
    }

    /** Never anything but an answer or a refusal. */
    @Property(tries = 20_000)
    void anyWords_areAnsweredOrRefused(@ForAll("wordSalad") String text) {
        assertAnsweredOrRefused(text);
    }

    @Property(tries = 5_000)
    void anyText_isAnsweredOrRefused(@ForAll @StringLength(max = 30) String text) {
        assertAnsweredOrRefused(text);
        assertAnsweredOrRefused("up{instance=\"" + text + "\"}");
        assertAnsweredOrRefused("up{instance=~'" + text + "'}");
    }

    private static void assertAnsweredOrRefused(String text) {
        try {
            ask(text);
        } catch (TelemetryException e) {
            assertThat(e.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
            assertThat(e).message().isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> wordSalad() {
        return Arbitraries.of(List.of(
                        "up",
                        "sum",
                        "by",
                        "(",
                        ")",
                        "{",
                        "}",
                        "instance",
                        "=",
                        "=~",
                        "\"a|b\"",
                        "'.+'",
                        ",",
                        "1",
                        "0x",
                        "+",
                        "-",
                        "*",
                        "/",
                        ">",
                        "==",
                        "bool",
                        "without",
                        "vector",
                        "rate",
                        "[5m]",
                        " ",
                        "#",
                        "\n",
                        "nan",
                        "count",
                        "!=",
                        "__name__",
                        "\"(a*)*\"",
                        "`",
                        "on",
                        "1e5"))
                .list()
                .ofMaxSize(14)
                .map(words -> String.join("", words));
    }
}
