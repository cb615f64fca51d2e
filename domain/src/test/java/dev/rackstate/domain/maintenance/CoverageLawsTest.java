package dev.rackstate.domain.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.HealthDomain;
import dev.rackstate.domain.fixture.Works;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(HealthDomain.class)
@Domain(Works.class)
@Domain(DomainContext.Global.class)
class CoverageLawsTest {
    private static final Instant NOW = Works.second(5);

    /** Work on anything covers exactly its subtree: all of it, and nothing else. */
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void target_anyEntity_coversExactlyItsSubtree(@ForAll Building building) {
        CompiledTopology topology = building.compile();
        for (int target = 0; target < topology.size(); target++) {
            Maintenance work = Works.on(topology.kind(target), topology.path(target));
            Coverage coverage = Coverage.of(List.of(work), topology, NOW);
            for (int entity = 0; entity < topology.size(); entity++) {
                assertThat(coverage.over(entity))
                        .isEqualTo(topology.isWithin(entity, target) ? List.of(work) : List.of());
            }
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void over_anyEntity_holdsAllThatIsOverItsParent(
            @ForAll Building building, @ForAll @Size(max = 4) List<Integer> on) {
        CompiledTopology topology = building.compile();
        List<Maintenance> works = on.stream()
                .map(number -> Math.floorMod(number, topology.size()))
                .map(entity -> Works.on(topology.kind(entity), topology.id(entity)))
                .toList();
        Coverage coverage = Coverage.of(works, topology, NOW);
        for (int entity = 0; entity < topology.size(); entity++) {
            int parent = topology.parent(entity);
            assertThat(coverage.over(entity)).containsAll(parent < 0 ? List.of() : coverage.over(parent));
        }
    }

    /** No earlier moment finds other maintenances active, and the one that is named does. */
    @Property(tries = 5_000)
    void nextChange_ofAnyPlans_isTheFirstMomentThatDiffers(
            @ForAll @Size(max = 5) List<Maintenance> works, @ForAll Instant now) {
        CompiledTopology topology = new Building().site("alder").room("hall").compile();

        Optional<Instant> first = IntStream.rangeClosed((int) now.getEpochSecond() + 1, 20)
                .mapToObj(Works::second)
                .filter(moment -> !statuses(works, moment).equals(statuses(works, now)))
                .findFirst();

        assertThat(Optional.ofNullable(Coverage.of(works, topology, now).nextChange()))
                .isEqualTo(first);
    }

    private static List<Maintenance.Status> statuses(List<Maintenance> works, Instant moment) {
        return works.stream().map(work -> work.statusAt(moment)).toList();
    }
}
