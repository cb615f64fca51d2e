package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.HealthDomain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class CompiledTopologyLawsTest {
    private static final int TRIES = 10_000;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void subtree_ofAnyEntity_isOneRangeOfNumbers(@ForAll Building building) {
        CompiledTopology topology = building.compile();
        for (int entity = 0; entity < topology.size(); entity++) {
            assertThat(topology.parent(entity)).isLessThan(entity);
            assertThat(topology.end(entity)).isBetween(entity + 1, topology.size());
            for (int other = 0; other < topology.size(); other++) {
                boolean below = other == entity || hasAncestor(topology, other, entity);

                assertThat(other >= entity && other < topology.end(entity)).isEqualTo(below);
                assertThat(topology.isWithin(other, entity)).isEqualTo(below);
            }
        }
    }

    private static boolean hasAncestor(CompiledTopology topology, int entity, int ancestor) {
        int at = topology.parent(entity);
        while (at >= 0 && at != ancestor) {
            at = topology.parent(at);
        }
        return at == ancestor;
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void children_ofAnyEntity_areThoseThatNameItAsParent(@ForAll Building building) {
        CompiledTopology topology = building.compile();
        for (int entity = 0; entity < topology.size(); entity++) {
            int parent = entity;

            assertThat(topology.children(entity).toArray())
                    .isEqualTo(IntStream.range(0, topology.size())
                            .filter(child -> topology.parent(child) == parent)
                            .toArray());
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void paths_ofAllEntities_areDistinctAndFindThem(@ForAll Building building) {
        CompiledTopology topology = building.compile();
        Set<String> paths = new HashSet<>();
        for (int entity = 0; entity < topology.size(); entity++) {
            assertThat(paths.add(topology.path(entity))).isTrue();
            assertThat(topology.first(topology.kind(entity), topology.id(entity)))
                    .isEqualTo(entity);
        }
    }

    /** Slashes and percent signs in free text never make two paths out of different ids equal. */
    @Property(tries = TRIES)
    void paths_ofDevicesWithAnyIds_areDistinct(@ForAll @Size(min = 1, max = 6) Set<@Size(max = 4) List<Piece>> ids) {
        Building building = new Building().site("s").room("r").standalone("k");
        List<String> texts = ids.stream()
                .map(pieces ->
                        String.join("", pieces.stream().map(piece -> piece.text).toList()))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        texts.forEach(building::device);
        CompiledTopology topology = building.compile();

        assertThat(IntStream.range(0, topology.size()).mapToObj(topology::path)).doesNotHaveDuplicates();
    }

    enum Piece {
        SLASH("/"),
        PERCENT("%"),
        ESCAPED("%2F"),
        DOUBLY("%252F"),
        LETTER("a");

        private final String text;

        Piece(String text) {
            this.text = text;
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void counts_ofAllKinds_addUpToEverything(@ForAll Building building) {
        CompiledTopology topology = building.compile();

        assertThat(Arrays.stream(EntityKind.values()).mapToInt(topology::count).sum())
                .isEqualTo(topology.size());
        for (EntityKind kind : EntityKind.values()) {
            assertThat(topology.all(kind).toArray())
                    .hasSize(topology.count(kind))
                    .isEqualTo(IntStream.range(0, topology.size())
                            .filter(entity -> topology.is(entity, kind))
                            .toArray());
        }
    }
}
