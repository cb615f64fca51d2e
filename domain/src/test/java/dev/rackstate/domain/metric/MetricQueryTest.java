package dev.rackstate.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Ids;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.QueryReader;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one place where ids enter the expressions of the metrics library. */
class MetricQueryTest {
    private static final String JOBS = "node|ipmi";

    private static MetricDefinition definition(String metric, Map<String, String> labels) {
        MetricDefinition.Display display =
                new MetricDefinition.Display("W", "line", null, List.of(), "24h", "avg", Map.of(), Map.of());
        return new MetricDefinition("power", "Power", null, metric, labels, display, null, List.of());
    }

    private static MetricQuery query(String metric) {
        return MetricQuery.of("power", definition(metric, Map.of()), JOBS);
    }

    private static String of(String metric, EntityKind kind, String... ids) {
        return query(metric)
                .about(kind, "instance")
                .render(Map.of(kind, Binding.anyOf(List.of(ids))), null)
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "instance; NODE",
                "instances; NODE",
                "chassis_id; DEVICE",
                "chassis; DEVICE",
                "rack_id; RACK",
                "racks; RACK",
            })
    void eachPlaceholder_inEitherNotation_asksForItsKind(String placeholder, EntityKind kind) {
        for (String written : List.of("$" + placeholder, "{" + placeholder + "}")) {
            MetricQuery query = query("m{x=\"" + written + "\"}");

            assertThat(query.asks()).containsExactly(kind);
            assertThat(query.isName()).isFalse();
            assertThat(query.render(Map.of(kind, Binding.value("a.b")), null).text())
                    .isEqualTo("m{x=\"a.b\"}");
            assertThat(query.render(Map.of(kind, Binding.anyOf(List.of("a.b", "c"))), null)
                            .text())
                    .isEqualTo("m{x=~\"a\\\\.b|c\"}");
        }
    }

    @Test
    void severalKinds_areAskedForTogether() {
        MetricQuery query =
                query("a{rack_id=\"$rack_id\"} * on (rack_id) b{instance=~\"{instances}\", job=~\"$jobs\"}");

        assertThat(query.asks()).containsExactly(EntityKind.RACK, EntityKind.NODE);
        assertThat(query.render(
                                Map.of(
                                        EntityKind.RACK,
                                        Binding.value("r1"),
                                        EntityKind.NODE,
                                        Binding.anyOf(List.of("n1", "n2"))),
                                null)
                        .text())
                .isEqualTo("a{rack_id=\"r1\"} * on (rack_id) b{instance=~\"n1|n2\", job=~\"node|ipmi\"}");
    }

    @Test
    void whatNothingIsGivenFor_standsForEverything() {
        assertThat(query("m{rack_id=\"$rack_id\"}").render(Map.of(), null).text())
                .isEqualTo("m{rack_id=~\".*\"}");
    }

    @Test
    void powerUnit_isAskedForByItsOwnId_andItsInletIsTheFirst() {
        MetricQuery query = query("m{pduid=\"{pduid}\", inletid=\"$inletid\"}");

        assertThat(query.asksForUnit()).isTrue();
        assertThat(query.asks()).isEmpty();
        assertThat(query.render(Map.of(), Binding.value("PDU (left)")).text())
                .isEqualTo("m{pduid=\"PDU (left)\", inletid=\"I1\"}");
        assertThat(query.render(Map.of(), null).text()).isEqualTo("m{pduid=~\".*\", inletid=\"I1\"}");
    }

    @Test
    void bareName_isNarrowedByTheLibrarysLabels_andByTheLabelOfItsTargets() {
        MetricQuery query = MetricQuery.of("power", definition("node_power_watts", Map.of("job", "a\"b")), JOBS);

        assertThat(query.isName()).isTrue();
        assertThat(query.asks()).isEmpty();
        assertThat(query.about(EntityKind.NODE, "host").asks()).containsExactly(EntityKind.NODE);
        assertThat(query.about(EntityKind.NODE, "host")
                        .render(Map.of(EntityKind.NODE, Binding.value("n1")), null)
                        .text())
                .isEqualTo("node_power_watts{job=\"a\\\"b\",host=\"n1\"}");
        assertThat(MetricQuery.of("up", null, JOBS)
                        .about(EntityKind.RACK, "rack_id")
                        .render(Map.of(EntityKind.RACK, Binding.value("r1")), null)
                        .text())
                .isEqualTo("up{rack_id=\"r1\"}");
    }

    @Test
    void expression_knowsItselfWhatItAsksAbout() {
        MetricQuery query = query("sum(m{rack_id=\"$rack_id\"})");

        assertThat(query.about(EntityKind.NODE, "instance").asks()).containsExactly(EntityKind.RACK);
        assertThat(query.seriesName()).isEqualTo("sum");
        assertThat(query("node_power_watts{instance=\"$instance\"} / 2").seriesName())
                .isEqualTo("node_power_watts");
    }

    @Test
    void expressionThatCannotBeUsed_isRefusedWithTheReason() {
        assertThatThrownBy(() -> query("m{instance=$instance}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stands outside quotes");
        assertThatThrownBy(() -> of("m{instance=\"$instance}", EntityKind.NODE, "n1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not end");
    }

    @Property(tries = 20_000)
    void anyIds_enterAsThemselves_inEitherNotation_andAsABareName(
            @ForAll @Size(min = 1, max = 4) List<@From("ids") String> ids,
            @ForAll("ids") String other,
            @ForAll("placeholders") Tuple.Tuple2<String, EntityKind> placeholder) {
        String name = placeholder.get1();
        EntityKind kind = placeholder.get2();
        String[] all = ids.toArray(new String[0]);
        String dollar = of("m{instance=\"$" + name + "\"}", kind, all);

        assertThat(of("m{instance=\"{" + name + "}\"}", kind, all)).isEqualTo(dollar);
        for (String text : List.of(dollar, of("m", kind, all), of("m{instance=~'$" + name + "'}", kind, all))) {
            QueryReader.Matcher matcher = QueryReader.matchers(text).get(0);
            assertThat(matcher.label()).isEqualTo("instance");
            assertThat(ids).allMatch(matcher::matches);
            assertThat(matcher.matches(other)).isEqualTo(ids.contains(other));
        }
    }

    @Provide
    Arbitrary<String> ids() {
        return Ids.any();
    }

    @Provide
    Arbitrary<Tuple.Tuple2<String, EntityKind>> placeholders() {
        return Arbitraries.of(
                Tuple.of("instance", EntityKind.NODE),
                Tuple.of("instances", EntityKind.NODE),
                Tuple.of("chassis_id", EntityKind.DEVICE),
                Tuple.of("chassis", EntityKind.DEVICE),
                Tuple.of("rack_id", EntityKind.RACK),
                Tuple.of("racks", EntityKind.RACK));
    }
}
