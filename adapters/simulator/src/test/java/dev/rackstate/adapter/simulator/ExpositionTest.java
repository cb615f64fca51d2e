package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.testkit.telemetry.TelemetrySourceContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ExpositionTest {
    private static String written(Simulation simulation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Exposition.write(simulation, MachineRooms.NOON, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Simulation twoSites(SimulationSettings settings) {
        return Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), settings);
    }

    private static Simulation nodes(Set<String> names) {
        return Simulation.of(
                MachineRooms.of(names),
                MachineRooms.catalog(),
                MachineRooms.emitting(
                        MachineRooms.entry("up", Map.of(), false),
                        MachineRooms.entry("node_power_watts", Map.of(), false)));
    }

    @Example
    void text_parsesBackToTheSameSeries() {
        Simulation simulation = twoSites(MachineRooms.mode(IncidentMode.CHAOS));

        ExpositionText text = ExpositionText.parse(written(simulation));

        assertThat(text.samples)
                .isEqualTo(Readout.of(simulation, MachineRooms.NOON).all());
        for (MetricFamily family : simulation.families()) {
            assertThat(text.help).containsEntry(family.name(), family.help());
            assertThat(text.types).containsEntry(family.name(), family.type());
        }
    }

    @Example
    void text_ofAwkwardNames_parsesBackToTheSameSeries() {
        Simulation simulation = nodes(TelemetrySourceContract.AWKWARD_INSTANCES);

        assertThat(ExpositionText.parse(written(simulation)).samples)
                .isEqualTo(Readout.of(simulation, MachineRooms.NOON).all())
                .hasSize(2 * TelemetrySourceContract.AWKWARD_INSTANCES.size());
    }

    /** Names may hold anything; nothing in them ends a line, a label or a quote. */
    @Property(tries = 500)
    void text_ofAnyNames_parsesBackToTheSameNames(@ForAll("names") Set<String> names) {
        ExpositionText text = ExpositionText.parse(written(nodes(names)));

        Set<String> found = text.samples.keySet().stream()
                .map(labels -> labels.get("instance"))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(names);
    }

    @Provide
    Arbitrary<Set<String>> names() {
        Arbitrary<Character> nasty =
                Arbitraries.of('"', '\\', '\n', '\r', '{', '}', ',', '=', '#', ' ', '\t', '\u0001', '\u2028');
        Arbitrary<Character> plain =
                Arbitraries.chars().range('a', 'e').range('\u00e0', '\u00ff').range('\u4e00', '\u4e20');
        return Arbitraries.frequencyOf(Tuple.of(2, nasty), Tuple.of(1, plain))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()))
                .filter(name -> !name.isBlank())
                .set()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Example
    void nulAndHalfASurrogatePair_becomeTheReplacementCharacter() {
        String text = written(nodes(Set.of("a\u0000b\ud800c")));

        assertThat(text).contains("instance=\"a\ufffdb\ufffdc\"").doesNotContain("\u0000");
    }

    @Example
    void help_withALineBreak_staysOnItsLine() {
        CatalogEntry entry =
                new CatalogEntry("up", null, List.of(), List.of(), Map.of(), false, "one\nup 7\\two \"q\"");

        assertThat(written(twoSites(MachineRooms.emitting(entry))))
                .startsWith("# HELP up one\\nup 7\\\\two \"q\"\n# TYPE up gauge\n");
    }

    @Example
    void series_withoutLabels_hasNoBraces() {
        CatalogEntry bare = MachineRooms.entry("up", Map.of(), true);

        assertThat(written(twoSites(MachineRooms.emitting(bare)))).endsWith("\nup 1\n");
    }

    @Example
    void numbers_areWrittenSoThatTheyReadBackExactly() {
        for (double value : new double[] {
            0,
            -1,
            1e15,
            1e16,
            0.1,
            -2.5e-7,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            123456789012345.0
        }) {
            SimulationSettings settings = MachineRooms.forced(MachineRooms.onNode("node1", "node_power_watts", value));
            double read = ExpositionText.parse(written(twoSites(settings))).samples.entrySet().stream()
                    .filter(entry -> "node1".equals(entry.getKey().get("instance"))
                            && "node_power_watts".equals(entry.getKey().get("__name__")))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();

            assertThat(Double.valueOf(read)).isEqualTo(Double.valueOf(value));
        }
    }
}
