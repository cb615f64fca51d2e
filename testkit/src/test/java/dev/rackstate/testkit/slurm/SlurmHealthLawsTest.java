package dev.rackstate.testkit.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.slurm.SlurmNodeState;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.Configurations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for Slurm's states in the health of any building, whatever Slurm and the checks say. */
class SlurmHealthLawsTest {
    /**
     * A building, and what is said of its nodes.
     *
     * @param racks how many nodes each rack has; they are called n1, n2 and so on, all racks through
     * @param samples of the check {@code up}; nothing is measured on the others
     * @param states what Slurm says; it does not know the others
     */
    record Site(List<Integer> racks, Map<String, Double> samples, Map<String, String> states) {
        Configurations building() {
            Configurations building = new Configurations().check(CountingSlurm.up());
            int first = 1;
            for (int rack = 0; rack < racks.size(); rack++) {
                building.rack("dc" + rack % 2, "r" + rack, "n[" + first + "-" + (first + racks.get(rack) - 1) + "]");
                first += racks.get(rack);
            }
            return building;
        }

        /** The state of every entity, by its path. */
        Map<String, HealthState> under(SlurmSettings settings) {
            try (CountingSlurm site = new CountingSlurm()) {
                site.telemetry.forget("up");
                samples.forEach((node, value) -> site.telemetry.sample("up", node, value));
                site.slurm.nodes(states.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toArray(String[]::new));
                site.start(building(), settings);
                if (settings.enabled()) {
                    site.askSlurmAndRound();
                } else {
                    site.round();
                }
                return states(site.snapshot());
            } catch (ConfigurationException e) {
                throw new AssertionError(e);
            }
        }

        private static Map<String, HealthState> states(Snapshot snapshot) {
            CompiledTopology topology = snapshot.topology();
            Map<String, HealthState> states = new TreeMap<>();
            for (int entity = 0; entity < topology.size(); entity++) {
                states.put(topology.path(entity), snapshot.state(entity));
            }
            topology.all(EntityKind.NODE).forEach(node -> states.put(topology.id(node), snapshot.state(node)));
            return states;
        }

        /** The same, with the worse of two words for each node that both know. */
        Site worsened(Map<String, String> other) {
            Map<String, String> worse = new LinkedHashMap<>(states);
            worse.replaceAll((node, state) -> {
                String second = other.getOrDefault(node, state);
                return SeverityOrder.isWorse(meaning(second), meaning(state)) ? second : state;
            });
            return new Site(racks, samples, worse);
        }
    }

    private static HealthState meaning(String state) {
        return StatusMap.DEFAULT.severities().of(SlurmNodeState.parse(state)).health();
    }

    @Property(tries = 150)
    void states_edgeIgnores_areThoseWithoutSlurm(@ForAll("sites") Site site) {
        assertThat(site.under(CountingSlurm.settings("ignore"))).isEqualTo(site.under(SlurmSettings.OFF));
    }

    @Property(tries = 150)
    void stateOfANode_edgeIdentity_isTheWorstOfItsChecksAndSlurm(@ForAll("sites") Site site) {
        Map<String, HealthState> without = site.under(SlurmSettings.OFF);

        Map<String, HealthState> with = site.under(CountingSlurm.settings("identity"));

        nodes(site).forEach(node -> {
            HealthState checks = without.get(node);
            String word = site.states().get(node);
            HealthState expected = word == null
                    ? checks
                    : site.samples().containsKey(node) ? SeverityOrder.worst(checks, meaning(word)) : meaning(word);
            assertThat(with.get(node)).as(node).isEqualTo(expected);
        });
    }

    @Property(tries = 150)
    void states_slurmSaysWorse_areNoBetterAnywhere(
            @ForAll("sites") Site site, @ForAll("words") Map<String, String> other, @ForAll("edges") String edge) {
        Map<String, HealthState> before = site.under(CountingSlurm.settings(edge));

        Map<String, HealthState> after = site.worsened(other).under(CountingSlurm.settings(edge));

        before.forEach((entity, state) -> assertThat(SeverityOrder.isWorse(state, after.get(entity)))
                .as(entity + " " + state + " -> " + after.get(entity))
                .isFalse());
    }

    @Property(tries = 150)
    void states_edgeCeilingWarn_addNoCrit(@ForAll("sites") Site site) {
        Map<String, HealthState> without = site.under(SlurmSettings.OFF);

        Map<String, HealthState> with = site.under(CountingSlurm.settings("ceiling(WARN)"));

        with.forEach((entity, state) -> assertThat(state == HealthState.CRIT && without.get(entity) != HealthState.CRIT)
                .as(entity)
                .isFalse());
    }

    private static List<String> nodes(Site site) {
        int count = site.racks().stream().mapToInt(Integer::intValue).sum();
        return IntStream.rangeClosed(1, count).mapToObj(node -> "n" + node).toList();
    }

    @Provide
    static Arbitrary<String> edges() {
        return Arbitraries.of("identity", "raise(1)", "lower(1)", "lower(2)", "ceiling(WARN)", "ceiling(UNKNOWN)");
    }

    @Provide
    static Arbitrary<Map<String, String>> words() {
        Arbitrary<String> node = Arbitraries.integers().between(1, 10).map(number -> "n" + number);
        Arbitrary<String> word = Arbitraries.of("idle", "mixed", "IDLE+DRAIN", "down", "idle*", "odd", "maint");
        return Arbitraries.maps(node, word).ofMaxSize(10);
    }

    @Provide
    static Arbitrary<Site> sites() {
        Arbitrary<String> node = Arbitraries.integers().between(1, 9).map(number -> "n" + number);
        Arbitrary<Map<String, Double>> samples =
                Arbitraries.maps(node, Arbitraries.of(0.0, 0.5, 1.0)).ofMaxSize(9);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3).list().ofMinSize(1).ofMaxSize(3), samples, words())
                .as(Site::new);
    }
}
