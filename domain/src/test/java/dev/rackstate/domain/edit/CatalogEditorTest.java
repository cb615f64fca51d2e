package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate.RearComponent;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.DrawnComponent;
import dev.rackstate.domain.catalog.RackTemplate.Infrastructure;
import dev.rackstate.domain.catalog.TemplateIds;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.edit.CatalogChange.PutComponent;
import dev.rackstate.domain.edit.CatalogChange.PutDevice;
import dev.rackstate.domain.edit.CatalogChange.PutRack;
import dev.rackstate.domain.edit.CatalogChange.Remove;
import dev.rackstate.domain.edit.ChangeRefusedException.Kind;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Templates;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogEditorTest {
    private static final CheckLibrary CHECKS = new CheckLibrary(List.of(Checks.up()));

    private final DeviceTemplate blade = Templates.device("blade", 2);
    private final DeviceTemplate odd = Templates.device("odd one", List.of("gone"));
    private final RackTemplate rack = Templates.rack("rack", List.of(), "pdu");
    private final ComponentTemplate pdu = Templates.component("pdu", "up");
    private final Catalog catalog = new Catalog(List.of(blade, odd), List.of(rack), List.of(pdu));
    private final Topology topology = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .template("rack")
            .device("one")
            .template("blade")
            .at(1)
            .device("two")
            .template("blade")
            .at(3)
            .standalone("r2")
            .template("rack")
            .height(20)
            .device("top")
            .template("blade")
            .at(19)
            .standalone("r3")
            .device("lone")
            .template("missing")
            .at(42)
            .topology();

    private Catalog after(CatalogChange change) throws ChangeRefusedException {
        return CatalogEditor.apply(change, catalog, topology, CHECKS, MetricLibrary.EMPTY);
    }

    private void assertRefused(CatalogChange change, Kind kind, String message) {
        Refusals.assertRefused(kind, message, () -> after(change));
    }

    private static DeviceTemplate device(
            int height, @Nullable MatrixLayout layout, List<RearComponent> rear, List<String> checks) {
        return new DeviceTemplate(
                "new", "New", "server", null, null, height, layout, null, null, rear, checks, List.of(), Map.of());
    }

    private static RackTemplate rack(List<DrawnComponent> front, List<DrawnComponent> rear, List<ComponentRef> refs) {
        return new RackTemplate(
                "new", "New", 42, new Infrastructure(List.of(), front, rear, List.of(), refs), List.of());
    }

    private static DrawnComponent drawn(String id, String type, String location) {
        return new DrawnComponent(id, "Part", type, null, null, location, null, 61);
    }

    @Test
    void put_new_isTheLastOfItsKind() throws ChangeRefusedException {
        DeviceTemplate server = Templates.device("server", "up");
        RackTemplate low = Templates.rack("low", 20);
        ComponentTemplate cooler = Templates.component("cooler");

        assertThat(after(new PutDevice(server, true)).deviceTemplates()).containsExactly(blade, odd, server);
        assertThat(after(new PutRack(low, true)).rackTemplates()).containsExactly(rack, low);
        assertThat(after(new PutComponent(cooler, false)).componentTemplates()).containsExactly(pdu, cooler);
    }

    @Test
    void put_overOneThatIsThere_takesItsPlaceUnlessItMustBeNew() throws ChangeRefusedException {
        DeviceTemplate lower = Templates.device("blade", 1);

        assertThat(after(new PutDevice(lower, false)).deviceTemplates()).containsExactly(lower, odd);
        assertThat(after(new PutDevice(blade, false))).isSameAs(catalog);
        assertThat(after(new PutRack(rack, false))).isSameAs(catalog);
        assertThat(after(new PutComponent(pdu, false))).isSameAs(catalog);
        assertRefused(new PutDevice(lower, true), Kind.INVALID, "a device template 'blade' already exists");
        assertRefused(new PutRack(rack, true), Kind.INVALID, "a rack template 'rack' already exists");
        assertRefused(new PutComponent(pdu, true), Kind.INVALID, "a component template 'pdu' already exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", ".a", "a/b", "a b", "a\\b", "new*", "é", "a\n"})
    void put_newOfABadId_isRefused(String id) {
        assertRefused(
                new PutDevice(Templates.device(id, 1), false),
                Kind.INVALID,
                "the id '" + id + "' is not allowed for a new device template; allowed: " + TemplateIds.ALLOWED);
    }

    @Test
    void put_idOf128Characters_isTaken() throws ChangeRefusedException {
        assertThat(after(new PutDevice(Templates.device("A".repeat(128), 1), true))
                        .deviceTemplates())
                .hasSize(3);
        assertThat(TemplateIds.isValid("A".repeat(129))).isFalse();
    }

    @Test
    void put_deviceWithMistakes_isRefusedWithAllOfThem() {
        RearComponent fan = new RearComponent("fan", "Fan", "fans", null, List.of("upp"));
        RearComponent again = new RearComponent("fan", " ", "fan", null, List.of());
        MatrixLayout ragged = new MatrixLayout("row", -1, 2, List.of(List.of(1, 2), List.of(3)));

        assertRefused(
                new PutDevice(device(61, ragged, List.of(fan, again), List.of("up", "pu")), true),
                Kind.INVALID,
                "device template 'new': u_height must be from 0 to 60, not 61; "
                        + "layout.type must be one of grid, vertical, not 'row'; "
                        + "layout must have at least 0 rows and cols, not -1 and 2; "
                        + "layout.matrix must have rows of one length, not of 2 and 1; "
                        + "the component id 'fan' is used twice; "
                        + "rear component 'fan': type must be one of psu, fan, io, hydraulics, other, not 'fans'; "
                        + "there is no check 'upp'; "
                        + "rear component 'fan': name is required and must not be blank; "
                        + "there is no check 'pu'");
    }

    @Test
    void put_deviceWithMetricsAndThresholds_checksThem() {
        DeviceTemplate template = new DeviceTemplate(
                "new",
                " ",
                "server",
                null,
                null,
                0,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of("load"),
                Map.of("load", Map.of("warn", Double.NaN)));

        assertRefused(
                new PutDevice(template, true),
                Kind.INVALID,
                "device template 'new': name is required and must not be blank; there is no metric 'load'; "
                        + "display_thresholds.load.warn must be a finite number, not NaN");
    }

    @Test
    void put_rackWithMistakes_isRefusedWithAllOfThem() {
        assertRefused(
                new PutRack(
                        rack(
                                List.of(drawn("p", "powr", "side")),
                                List.of(drawn("p", "power", "top")),
                                List.of(new ComponentRef("pdu", 1, 60, "left"), new ComponentRef("pud", 1, -1, "up"))),
                        true),
                Kind.INVALID,
                "rack template 'new': the component id 'p' is used twice; "
                        + "component 'p': type must be one of power, cooling, management, network, other, not 'powr'; "
                        + "component 'p': location must be one of u-mount, side-left, side-right, top, bottom, "
                        + "not 'side'; "
                        + "component 'p': u_height must be from 0 to 60, not 61; "
                        + "there is no component template 'pud'; "
                        + "rack component 'pud': u_height must be from 0 to 60, not -1; "
                        + "rack component 'pud': side must be one of left, right, not 'up'");
        assertRefused(
                new PutRack(Templates.rack("new", 0), true),
                Kind.INVALID,
                "rack template 'new': u_height must be from 1 to 60, not 0");
    }

    /** By its own rules, not by those of rack templates. */
    @Test
    void put_componentWithMistakes_isRefusedWithAllOfThem() {
        ComponentTemplate template = new ComponentTemplate(
                "new", "New", "pdu", null, null, "top", "middle", -1, null, List.of("x"), List.of("y"));

        assertRefused(
                new PutComponent(template, true),
                Kind.INVALID,
                "component template 'new': u_height must be from 0 to 60, not -1; "
                        + "location must be one of side, u-mount, front, rear, not 'top'; "
                        + "side must be one of left, right, not 'middle'; "
                        + "there is no check 'x'; there is no metric 'y'");
    }

    /** Files may hold what could not be made here; such a template can be changed, but not for the worse. */
    @Test
    void put_overOneWithMistakes_isHeldToNewOnesOnly() throws ChangeRefusedException {
        DeviceTemplate taller = new DeviceTemplate(
                "odd one",
                "Odd",
                "server",
                null,
                null,
                3,
                null,
                null,
                null,
                List.of(),
                List.of("gone"),
                List.of(),
                Map.of());

        assertThat(after(new PutDevice(taller, false)).device("odd one")).contains(taller);
        assertRefused(
                new PutDevice(Templates.device("odd one", "gone", "lost"), false),
                Kind.INVALID,
                "device template 'odd one': there is no check 'lost'");
    }

    @Test
    void put_deviceTallerThanThereIsRoom_isRefusedNamingTheRacks() {
        assertRefused(
                new PutDevice(Templates.device("blade", 3), false),
                Kind.INVALID,
                "device template 'blade' cannot be 3 units high: "
                        + "device 'two' at U3 to U5 would overlap device 'one' in rack 'alder/hall/a/r1': "
                        + "U3 is occupied; "
                        + "device 'top' at U19 to U21 does not fit into rack 'alder/hall/r2', which has U1 to U20");
    }

    /** r1 is as high as its template, and may have its height from it; r2 has one of its own. */
    @Test
    void put_rackLowerThanWhatIsMounted_isRefusedNamingTheRacks() throws ChangeRefusedException {
        assertThat(after(new PutRack(Templates.rack("rack", 4), false)).rackHeight("rack"))
                .isEqualTo(4);
        assertRefused(
                new PutRack(Templates.rack("rack", 3), false),
                Kind.INVALID,
                "rack template 'rack' cannot be 3 units high: "
                        + "device 'two' at U3 to U4 does not fit into rack 'alder/hall/a/r1', which has U1 to U3");
    }

    @Test
    void put_templateThatWasMissing_isWelcome() throws ChangeRefusedException {
        DeviceTemplate missing = Templates.device("missing", 4);

        assertThat(after(new PutDevice(missing, true)).device("missing")).contains(missing);
    }

    @Test
    void remove_unused_takesThatOneAlone() throws ChangeRefusedException {
        Catalog without = after(new Remove(CatalogChange.Kind.DEVICE, "odd one"));

        assertThat(without.deviceTemplates()).containsExactly(blade);
        assertThat(without.rackTemplates()).containsExactly(rack);
        assertThat(without.componentTemplates()).containsExactly(pdu);
    }

    @Test
    void remove_used_isRefusedNamingTheUsers() {
        assertRefused(
                new Remove(CatalogChange.Kind.DEVICE, "blade"),
                Kind.IN_USE,
                "the template 'blade' is used by device 'alder/hall/a/r1/one', device 'alder/hall/a/r1/two', "
                        + "device 'alder/hall/r2/top'");
        assertRefused(
                new Remove(CatalogChange.Kind.RACK, "rack"),
                Kind.IN_USE,
                "the template 'rack' is used by rack 'alder/hall/a/r1', rack 'alder/hall/r2'");
        assertRefused(
                new Remove(CatalogChange.Kind.RACK_COMPONENT, "pdu"),
                Kind.IN_USE,
                "the template 'pdu' is used by rack template 'rack'");
    }

    @Test
    void remove_usedByMany_namesTenAndCountsTheRest() {
        Building building = new Building().site("s").room("h");
        for (int number = 0; number < 13; number++) {
            building.standalone("r" + number).template("rack");
        }

        Refusals.assertRefused(
                Kind.IN_USE,
                "the template 'rack' is used by rack 's/h/r0', rack 's/h/r1', rack 's/h/r2', rack 's/h/r3', "
                        + "rack 's/h/r4', rack 's/h/r5', rack 's/h/r6', rack 's/h/r7', rack 's/h/r8', rack 's/h/r9' "
                        + "and 3 more",
                () -> CatalogEditor.apply(
                        new Remove(CatalogChange.Kind.RACK, "rack"),
                        catalog,
                        building.topology(),
                        CHECKS,
                        MetricLibrary.EMPTY));
    }

    /** An id is an id, never a pattern. */
    @Test
    void remove_unknown_isNotFound() {
        assertRefused(
                new Remove(CatalogChange.Kind.DEVICE, "bla*"), Kind.NOT_FOUND, "Device template 'bla*' not found");
        assertRefused(new Remove(CatalogChange.Kind.RACK, "blade"), Kind.NOT_FOUND, "Rack template 'blade' not found");
        assertRefused(
                new Remove(CatalogChange.Kind.RACK_COMPONENT, "**"),
                Kind.NOT_FOUND,
                "Component template '**' not found");
    }

    @Test
    void remove_afterPut_restores() throws ChangeRefusedException {
        Catalog put = after(new PutRack(Templates.rack("low", 20), true));

        Catalog back = CatalogEditor.apply(
                new Remove(CatalogChange.Kind.RACK, "low"), put, topology, CHECKS, MetricLibrary.EMPTY);

        assertThat(back.rackTemplates()).isEqualTo(catalog.rackTemplates());
    }
}
