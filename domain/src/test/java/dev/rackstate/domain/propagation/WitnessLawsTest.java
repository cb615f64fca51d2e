package dev.rackstate.domain.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Evidence;
import dev.rackstate.domain.fixture.HealthDomain;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The witness of every entity of small random buildings, against all other sets of evidence there could be. */
@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class WitnessLawsTest {
    private static final int TRIES = 100_000;
    /** Of all smaller sets, those of up to this many pieces of evidence are tried. */
    private static final int MAX_SIZE = 3;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void witness_ofAnyEntity_reproducesItsStateAlone(@ForAll Building building, @ForAll Evidence evidence) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        tree.setAll(evidence.on(topology));
        WitnessFinder finder = new WitnessFinder(tree);
        HealthTree alone = new HealthTree(topology);
        for (int entity = 0; entity < topology.size(); entity++) {
            List<Integer> witness = finder.witness(entity);

            assertThat(witness).isSorted().doesNotHaveDuplicates();
            if (!isVacant(tree, entity)) {
                alone.setAll(inOrderBut(tree, witness));
                assertThat(alone.state(entity)).isSameAs(tree.state(entity));
            }
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void witness_ofAnyEntity_isNotLongerThanNeeded(@ForAll Building building, @ForAll Evidence evidence) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        tree.setAll(evidence.on(topology));
        WitnessFinder finder = new WitnessFinder(tree);
        HealthTree alone = new HealthTree(topology);
        for (int entity = 0; entity < topology.size(); entity++) {
            int size = finder.witness(entity).size();
            for (int fewer = 0; fewer < Math.min(size, MAX_SIZE + 1); fewer++) {
                assertNoneOfSize(tree, alone, entity, fewer);
            }
        }
    }

    private static void assertNoneOfSize(HealthTree tree, HealthTree alone, int entity, int size) {
        List<Integer> candidates = new ArrayList<>();
        for (int e = entity; e < tree.topology().end(entity); e++) {
            if (evidence(tree, e) > SeverityOrder.OK) {
                candidates.add(e);
            }
        }
        subsets(candidates, size, 0, List.of(), subset -> {
            alone.setAll(inOrderBut(tree, subset));
            assertThat(alone.rank(entity))
                    .as("%s without more than %s", entity, subset)
                    .isLessThan(tree.rank(entity));
        });
    }

    private interface Subset {
        void take(List<Integer> subset);
    }

    private static void subsets(List<Integer> of, int size, int from, List<Integer> chosen, Subset to) {
        if (chosen.size() == size) {
            to.take(chosen);
            return;
        }
        for (int i = from; i <= of.size() - (size - chosen.size()); i++) {
            List<Integer> more = new ArrayList<>(chosen);
            more.add(of.get(i));
            subsets(of, size, i + 1, more, to);
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void witness_ofOkOrVacantEntities_isEmptyAndOfAllOthersIsNot(@ForAll Building building, @ForAll Evidence evidence) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        tree.setAll(evidence.on(topology));
        WitnessFinder finder = new WitnessFinder(tree);
        for (int entity = 0; entity < topology.size(); entity++) {
            boolean nothing = tree.rank(entity) == SeverityOrder.OK || isVacant(tree, entity);

            assertThat(finder.witness(entity).isEmpty()).isEqualTo(nothing);
        }
    }

    private static boolean isVacant(HealthTree tree, int entity) {
        return tree.own(entity) == HealthTree.NONE
                && !tree.topology().is(entity, EntityKind.NODE)
                && tree.topology().children(entity).noneMatch(tree::counts);
    }

    private static byte evidence(HealthTree tree, int entity) {
        byte own = tree.own(entity);
        return own == HealthTree.NONE && tree.topology().is(entity, EntityKind.NODE) ? SeverityOrder.UNKNOWN : own;
    }

    /** The evidence of these entities as it is, and OK wherever else there is any. */
    private static byte[] inOrderBut(HealthTree tree, List<Integer> kept) {
        byte[] evidence = new byte[tree.topology().size()];
        IntStream.range(0, evidence.length).forEach(entity -> {
            byte own = evidence(tree, entity);
            evidence[entity] = own == HealthTree.NONE || kept.contains(entity) ? own : SeverityOrder.OK;
        });
        return evidence;
    }
}
