package dev.rackstate.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Templates;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
    @Test
    void catalog_ofRepeatedIds_keepsTheFirstInFileOrder() {
        DeviceTemplate blade = Templates.device("blade", "up");
        DeviceTemplate again = Templates.device("blade", "other");
        RackTemplate rack = Templates.rack("rack", List.of("leak"), "pdu");
        ComponentTemplate pdu = Templates.component("pdu", "load");
        Catalog catalog = new Catalog(List.of(blade, again), List.of(rack, rack), List.of(pdu));

        assertThat(catalog.deviceTemplates()).containsExactly(blade);
        assertThat(catalog.rackTemplates()).containsExactly(rack);
        assertThat(catalog.componentTemplates()).containsExactly(pdu);
        assertThat(catalog.device("blade")).containsSame(blade);
        assertThat(catalog.rack("rack")).containsSame(rack);
        assertThat(catalog.component("pdu")).containsSame(pdu);
    }

    @Test
    void catalog_unknownId_isEmpty() {
        assertThat(Catalog.EMPTY.device("x")).isEmpty();
        assertThat(Catalog.EMPTY.rack("x")).isEmpty();
        assertThat(Catalog.EMPTY.rack(null)).isEmpty();
        assertThat(Catalog.EMPTY.component("x")).isEmpty();
    }

    @Test
    void heights_areThoseOfTheTemplatesOrTheDefaults() {
        Catalog catalog =
                new Catalog(List.of(Templates.device("blade", 8)), List.of(Templates.rack("low", 20)), List.of());

        assertThat(catalog.deviceHeight("blade")).isEqualTo(8);
        assertThat(catalog.deviceHeight("gone")).isEqualTo(1);
        assertThat(catalog.rackHeight("low")).isEqualTo(20);
        assertThat(catalog.rackHeight("gone")).isEqualTo(42);
        assertThat(catalog.rackHeight(null)).isEqualTo(42);
    }

    @Test
    void catalog_withEqualTemplates_isTheVerySame() {
        DeviceTemplate blade = Templates.device("blade", 8);
        Catalog catalog = new Catalog(List.of(blade), List.of(), List.of());

        assertThat(catalog.withDeviceTemplates(List.of(blade))).isSameAs(catalog);
        assertThat(catalog.withRackTemplates(List.of())).isSameAs(catalog);
        assertThat(catalog.withComponentTemplates(List.of())).isSameAs(catalog);
        assertThat(catalog.withRackTemplates(List.of(Templates.rack("low", 20))).deviceTemplates())
                .containsExactly(blade);
    }

    @Test
    void layout_slotCount_countsCellsThatHoldOne() {
        assertThat(new MatrixLayout("grid", 2, 2, List.of(List.of(1, 2), List.of(0, 3))).slotCount())
                .isEqualTo(3);
        assertThat(new MatrixLayout("grid", 0, 0, List.of()).slotCount()).isZero();
        assertThat(new MatrixLayout("grid", 1, 2, List.of(List.of(-1, 1))).slotCount())
                .isEqualTo(1);
    }

    @Test
    void templates_lists_areCopied() {
        List<String> checks = new ArrayList<>(List.of("up"));
        List<Integer> row = new ArrayList<>(List.of(1));
        DeviceTemplate template = Templates.device("blade", checks);
        MatrixLayout layout = new MatrixLayout("grid", 1, 1, List.of(row));

        checks.clear();
        row.clear();

        assertThat(template.checks()).containsExactly("up");
        assertThat(layout.slotCount()).isEqualTo(1);
    }
}
