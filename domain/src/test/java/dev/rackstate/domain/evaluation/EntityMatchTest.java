package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.HealthDomain;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class EntityMatchTest {
    private static Building start() {
        return new Building().site("alder").room("hall").aisle("a").rack("r1").device("d1", "n[1-2]");
    }

    private static void assertPairs(CompiledTopology old, CompiledTopology fresh, String path, boolean matched) {
        EntityMatch match = EntityMatch.between(old, fresh);
        int was = find(old, path);
        int is = find(fresh, path);
        assertThat(match.newOf(was)).isEqualTo(matched ? is : EntityMatch.NONE);
        assertThat(match.oldOf(is)).isEqualTo(matched ? was : EntityMatch.NONE);
    }

    private static int find(CompiledTopology topology, String path) {
        for (int entity = 0; entity < topology.size(); entity++) {
            if (topology.path(entity).equals(path)) {
                return entity;
            }
        }
        throw new AssertionError("no " + path);
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void topology_matchedWithItself_isItself(@ForAll Building building) {
        CompiledTopology topology = building.compile();
        EntityMatch match = EntityMatch.between(topology, building.compile());
        for (int entity = 0; entity < topology.size(); entity++) {
            assertThat(match.newOf(entity)).isEqualTo(entity);
            assertThat(match.oldOf(entity)).isEqualTo(entity);
        }
    }

    /** Equal kind and path, and nothing else, makes a pair. */
    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void topologies_matched_pairEqualPathsOfEqualKind(@ForAll Building one, @ForAll Building other) {
        CompiledTopology old = one.compile();
        CompiledTopology fresh = other.compile();
        EntityMatch match = EntityMatch.between(old, fresh);
        Map<String, Integer> places = new HashMap<>();
        for (int entity = 0; entity < fresh.size(); entity++) {
            places.put(kinds(fresh, entity) + fresh.path(entity), entity);
        }
        for (int entity = 0; entity < old.size(); entity++) {
            int expected = places.getOrDefault(kinds(old, entity) + old.path(entity), EntityMatch.NONE);

            assertThat(match.newOf(entity)).isEqualTo(expected);
            assertThat(expected < 0 || match.oldOf(expected) == entity).isTrue();
        }
    }

    /** A rack in an aisle is not the rack that stands alone under the aisle's id; so all kinds of the path count. */
    private static String kinds(CompiledTopology topology, int entity) {
        int holder = topology.parent(entity);
        return (holder < 0 ? "" : kinds(topology, holder))
                + topology.kind(entity).ordinal();
    }

    @Test
    void edits_aroundAnEntity_leaveItMatched() {
        CompiledTopology old = start().rack("r2").device("d2").compile();
        CompiledTopology fresh = new Building()
                .site("new")
                .room("hall")
                .site("alder")
                .room("hall")
                .aisle("a")
                .rack("r0")
                .rack("r1")
                .device("d0")
                .device("d1", "n[0-2]")
                .compile();

        assertPairs(old, fresh, "alder/hall/a/r1", true);
        assertPairs(old, fresh, "alder/hall/a/r1/d1/n2", true);
        EntityMatch match = EntityMatch.between(old, fresh);
        assertThat(match.newOf(find(old, "alder/hall/a/r2"))).isEqualTo(EntityMatch.NONE);
        assertThat(match.newOf(find(old, "alder/hall/a/r2/d2/d2"))).isEqualTo(EntityMatch.NONE);
        assertThat(match.oldOf(find(fresh, "alder/hall/a/r1/d1/n0"))).isEqualTo(EntityMatch.NONE);
        assertThat(match.oldOf(find(fresh, "new/hall"))).isEqualTo(EntityMatch.NONE);
    }

    @Test
    void rack_movedToAnotherAisle_isANewOne() {
        CompiledTopology old = start().compile();
        CompiledTopology fresh =
                new Building().site("alder").room("hall").aisle("b").rack("r1").compile();

        assertThat(EntityMatch.between(old, fresh).oldOf(find(fresh, "alder/hall/b/r1")))
                .isEqualTo(EntityMatch.NONE);
    }

    @Test
    void aisleAndStandaloneRack_withEqualIds_areNotMixedUp() {
        CompiledTopology old =
                new Building().site("s").room("h").aisle("x").standalone("x").compile();
        CompiledTopology fresh =
                new Building().site("s").room("h").standalone("x").compile();
        EntityMatch match = EntityMatch.between(old, fresh);

        assertThat(match.newOf(old.first(EntityKind.AISLE, "x"))).isEqualTo(EntityMatch.NONE);
        assertThat(match.newOf(old.first(EntityKind.RACK, "x"))).isEqualTo(fresh.first(EntityKind.RACK, "x"));
    }

    @Test
    void childrenWithEqualIds_matchTheFirstOfEach() {
        CompiledTopology old = new Building()
                .site("s")
                .room("h")
                .standalone("x")
                .standalone("x")
                .compile();
        EntityMatch match = EntityMatch.between(old, old);

        assertThat(match.newOf(2)).isEqualTo(2);
        assertThat(match.newOf(3)).isEqualTo(EntityMatch.NONE);
    }
}
