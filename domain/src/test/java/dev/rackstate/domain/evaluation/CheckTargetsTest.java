package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Templates;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTargetsTest {
    private static final Check UP = Checks.up();
    private static final Check FAN = Checks.ofDevices("fan").build();
    private static final Check LEAK = Checks.ofRacks("leak").build();
    private static final CheckLibrary LIBRARY = new CheckLibrary(List.of(LEAK, FAN, UP));

    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .template("cooled")
            .device("blades-1", "n[1-2]")
            .template("blade")
            .device("switch")
            .template("none")
            .rack("r2")
            .device("blades-2", "n3")
            .template("blade")
            .compile();

    private static List<String> targets(Catalog catalog, Check check) {
        return Arrays.stream(CheckTargets.of(TOPOLOGY, catalog, LIBRARY).of(check))
                .mapToObj(TOPOLOGY::id)
                .toList();
    }

    private static Catalog devices(String... checks) {
        return new Catalog(List.of(Templates.device("blade", checks)), List.of(), List.of());
    }

    private static Catalog racks(List<String> checks, String... componentChecks) {
        return new Catalog(
                List.of(),
                List.of(Templates.rack("cooled", checks, "pdu", "missing")),
                List.of(Templates.component("pdu", componentChecks)));
    }

    @Test
    void deviceTemplate_bindsItsNodesItselfOrItsRack() {
        assertThat(targets(devices("up"), UP)).containsExactly("n1", "n2", "n3");
        assertThat(targets(devices("fan"), FAN)).containsExactly("blades-1", "blades-2");
        assertThat(targets(devices("leak"), LEAK)).containsExactly("r1", "r2");
    }

    @Test
    void rackTemplate_bindsEverythingOfTheScopeInItsRacks() {
        assertThat(targets(racks(List.of("up")), UP)).containsExactly("n1", "n2", "switch");
        assertThat(targets(racks(List.of("fan")), FAN)).containsExactly("blades-1", "switch");
        assertThat(targets(racks(List.of("leak")), LEAK)).containsExactly("r1");
    }

    @Test
    void componentTemplate_bindsLikeTheRackItIsBuiltInto() {
        assertThat(targets(racks(List.of(), "leak"), LEAK)).containsExactly("r1");
        assertThat(targets(racks(List.of(), "up"), UP)).containsExactly("n1", "n2", "switch");
    }

    @Test
    void binding_fromSeveralTemplates_countsOnce() {
        Catalog catalog = new Catalog(
                List.of(Templates.device("blade", "up", "up")),
                List.of(Templates.rack("cooled", List.of("up"), "pdu")),
                List.of(Templates.component("pdu", "up")));

        assertThat(targets(catalog, UP)).containsExactly("n1", "n2", "switch", "n3");
    }

    @Test
    void unknownIds_arePassedOver() {
        assertThat(targets(devices("no such check", "up"), UP)).hasSize(3);
        assertThat(CheckTargets.of(TOPOLOGY, Catalog.EMPTY, LIBRARY).checks()).isEmpty();
        assertThat(CheckTargets.of(TOPOLOGY, devices("up"), CheckLibrary.EMPTY).checks())
                .isEmpty();
    }

    @Test
    void checks_areThoseWithTargetsInLibraryOrder() {
        CheckTargets targets = CheckTargets.of(TOPOLOGY, devices("up", "leak"), LIBRARY);

        assertThat(targets.checks()).containsExactly(LEAK, UP);
        assertThat(targets.of(FAN)).isEmpty();
    }

    @Test
    void targets_areCopies() {
        CheckTargets targets = CheckTargets.of(TOPOLOGY, devices("up"), LIBRARY);
        Arrays.fill(targets.of(UP), -1);

        assertThat(targets.of(UP)).doesNotContain(-1);
    }

    @Test
    void templatesTakenToNameACheck_bindItInPlaceOfThoseThatDo() {
        Catalog catalog = new Catalog(
                List.of(Templates.device("blade", "up"), Templates.device("none")),
                List.of(Templates.rack("cooled", List.of(), "pdu")),
                List.of(Templates.component("pdu")));

        assertThat(assumed(catalog, UP, "none")).containsExactly("switch");
        assertThat(assumed(catalog, UP, "cooled")).containsExactly("n1", "n2", "switch");
        assertThat(assumed(catalog, LEAK, "pdu", "blade")).containsExactly("r1", "r2");
        assertThat(assumed(catalog, UP)).isEmpty();
    }

    private static List<String> assumed(Catalog catalog, Check check, String... templates) {
        return Arrays.stream(CheckTargets.of(TOPOLOGY, catalog, check, Set.of(templates)))
                .mapToObj(TOPOLOGY::id)
                .toList();
    }
}
