package dev.rackstate.domain.maintenance;

import static dev.rackstate.domain.fixture.Works.during;
import static dev.rackstate.domain.fixture.Works.on;
import static dev.rackstate.domain.fixture.Works.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private final CompiledTopology topology = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .device("blades", "n1", "n2")
            .rack("r2")
            .device("blades", "n3")
            .device("odd/one", "n4")
            .room("annex")
            .aisle("a")
            .rack("r3")
            .device("login")
            .site("birch")
            .room("hall")
            .standalone("r1")
            .device("pdu", "n1")
            .compile();

    private List<String> covered(EntityKind kind, String target) {
        Coverage coverage = Coverage.of(List.of(on(kind, target)), topology, second(5));
        return IntStream.range(0, topology.size())
                .filter(entity -> !coverage.over(entity).isEmpty())
                .mapToObj(topology::path)
                .toList();
    }

    private List<String> below(String... paths) {
        return IntStream.range(0, topology.size())
                .mapToObj(topology::path)
                .filter(path -> Arrays.stream(paths).anyMatch(top -> path.equals(top) || path.startsWith(top + "/")))
                .toList();
    }

    @Test
    void target_anything_coversItAndAllInsideIt() {
        assertThat(covered(EntityKind.SITE, "alder")).isEqualTo(below("alder"));
        assertThat(covered(EntityKind.ROOM, "annex")).isEqualTo(below("alder/annex"));
        assertThat(covered(EntityKind.RACK, "r2")).isEqualTo(below("alder/hall/a/r2"));
        assertThat(covered(EntityKind.NODE, "n3")).isEqualTo(below("alder/hall/a/r2/blades/n3"));
    }

    @Test
    void target_isThere_whenItNamesAnything() {
        assertThat(Coverage.isThere(new MaintenanceTarget(EntityKind.RACK, "r3"), topology))
                .isTrue();
        assertThat(Coverage.isThere(new MaintenanceTarget(EntityKind.DEVICE, "n4"), topology))
                .isTrue();
        assertThat(Coverage.isThere(new MaintenanceTarget(EntityKind.RACK, "annex"), topology))
                .isFalse();
        assertThat(Coverage.isThere(new MaintenanceTarget(EntityKind.RACK, "annex/r1"), topology))
                .isFalse();
    }

    @Test
    void target_ofARepeatedId_meansEachOfThem() {
        assertThat(covered(EntityKind.ROOM, "hall")).isEqualTo(below("alder/hall", "birch/hall"));
        assertThat(covered(EntityKind.AISLE, "a")).isEqualTo(below("alder/hall/a", "alder/annex/a"));
        assertThat(covered(EntityKind.DEVICE, "blades"))
                .isEqualTo(below("alder/hall/a/r1/blades", "alder/hall/a/r2/blades"));
    }

    @Test
    void target_withWhatHoldsIt_meansThatOne() {
        assertThat(covered(EntityKind.ROOM, "birch/hall")).isEqualTo(below("birch/hall"));
        assertThat(covered(EntityKind.AISLE, "annex/a")).isEqualTo(below("alder/annex/a"));
        assertThat(covered(EntityKind.RACK, "alder/r1")).isEqualTo(below("alder/hall/a/r1"));
        assertThat(covered(EntityKind.DEVICE, "r2/blades")).isEqualTo(below("alder/hall/a/r2/blades"));
        assertThat(covered(EntityKind.DEVICE, "alder/hall/a/r2/blades")).isEqualTo(below("alder/hall/a/r2/blades"));
        assertThat(covered(EntityKind.NODE, "birch/n1")).isEqualTo(below("birch/hall/r1/pdu/n1"));
    }

    @Test
    void target_deviceIdWithASlash_isFoundWithAndWithoutItsRack() {
        assertThat(covered(EntityKind.DEVICE, "odd/one")).isEqualTo(List.of(path("odd/one"), path("n4")));
        assertThat(covered(EntityKind.DEVICE, "r2/odd/one")).isEqualTo(List.of(path("odd/one"), path("n4")));
    }

    private String path(String id) {
        EntityKind kind = id.startsWith("n") ? EntityKind.NODE : EntityKind.DEVICE;
        return topology.path(topology.first(kind, id));
    }

    /** Existing files name nodes where they say device. */
    @Test
    void target_deviceThatIsANode_meansThatNodeAlone() {
        assertThat(covered(EntityKind.DEVICE, "n2")).isEqualTo(below("alder/hall/a/r1/blades/n2"));
        assertThat(covered(EntityKind.DEVICE, "login")).isEqualTo(below("alder/annex/a/r3/login"));
        assertThat(covered(EntityKind.RACK, "n2")).isEmpty();
    }

    @Test
    void target_thatIsNotThere_coversNothing() {
        assertThat(covered(EntityKind.RACK, "r9")).isEmpty();
        assertThat(covered(EntityKind.RACK, "birch/r2")).isEmpty();
        assertThat(covered(EntityKind.DEVICE, "hall/r2/alder/blades")).isEmpty();
        assertThat(covered(EntityKind.NODE, "/n1")).isEmpty();
        assertThat(covered(EntityKind.NODE, "/".repeat(100_000))).isEmpty();
        assertThat(Coverage.of(List.of(on(EntityKind.RACK, "r9")), topology, second(0))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void over_several_namesTheOwnFirstAndThoseOfOneTargetAsListed() {
        Maintenance site = on(EntityKind.SITE, "alder");
        Maintenance rack = on(EntityKind.RACK, "r2");
        Maintenance again = on(EntityKind.RACK, "hall/r2");
        Coverage coverage = Coverage.of(List.of(site, rack, again), topology, second(5));

        assertThat(coverage.over(topology.first(EntityKind.NODE, "n3"))).containsExactly(rack, again, site);
        assertThat(coverage.over(topology.first(EntityKind.ROOM, "hall"))).containsExactly(site);
    }

    @Test
    void coverage_beforeAndAfterItsTime_isEmptyAndSaysWhenThatChanges() {
        List<Maintenance> works = List.of(during(second(10), second(20), null));

        Coverage before = Coverage.of(works, topology, second(9));
        Coverage during = Coverage.of(works, topology, second(10));
        Coverage after = Coverage.of(works, topology, second(20));

        assertThat(before.isEmpty()).isTrue();
        assertThat(before.nextChange()).isEqualTo(second(10));
        assertThat(during.isEmpty()).isFalse();
        assertThat(during.nextChange()).isEqualTo(second(20));
        assertThat(after.isEmpty()).isTrue();
        assertThat(after.nextChange()).isNull();
    }
}
